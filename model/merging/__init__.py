"""Makes one body of several, for a target that a group of bodies must meet together."""

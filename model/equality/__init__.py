"""What the options do to people by protected characteristic: from counts by pool and group, and never by person."""

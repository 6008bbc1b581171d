"""From a body's inputs to every figure of its plan, and the comparison of its options."""

"""From a body's inputs to every figure of its plan, and its options compared."""

"""Independent reference calculation used to check the model."""

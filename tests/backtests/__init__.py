"""What was published of cuts already lived, and what the model makes of what was known before them."""

"""Several bodies made into one: that it is their sum, that each column says how, and what is refused."""

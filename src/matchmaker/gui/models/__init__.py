"""Models: rows of frozen values as Qt sees them."""

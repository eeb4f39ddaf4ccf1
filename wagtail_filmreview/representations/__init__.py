"""What an API shows of a review: its schema, and how it is built from a page."""

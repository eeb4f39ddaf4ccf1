"""The store: reviews as the public reads them, written when they are published and served as stored."""

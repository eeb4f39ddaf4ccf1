"""What editors work with: the listing of reviews, films, people, genres, services, and their choosers."""

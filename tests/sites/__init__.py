"""Whole sites, small and new: each is copied to an empty folder and set up there as its owner would."""

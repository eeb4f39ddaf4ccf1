"""The search for giveaways, and how editors are told of what it finds."""

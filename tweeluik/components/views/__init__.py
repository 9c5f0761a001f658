"""Saved views: a page under its filters and choices, under a name."""

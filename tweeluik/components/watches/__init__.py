"""Watches: figures that must not come below or above a limit."""

"""The terminal: the same road of a file and the same figures as the pages, for people and for nightly jobs."""

# Exit codes.
DONE, NOT_DONE, USAGE = 0, 1, 2

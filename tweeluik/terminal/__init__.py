"""The terminal: the same road of a file and the same figures as the pages, for people and for nightly jobs."""

# Exit codes. A red watch has one of its own, so that a job can tell it from a store that can't be read.
DONE, NOT_DONE, USAGE, FIRES = 0, 1, 2, 3

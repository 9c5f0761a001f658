"""A report: what its sections hold, under the same filters and from the same questions as the pages."""

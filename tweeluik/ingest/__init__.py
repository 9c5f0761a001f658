"""Ingest: bytes in, canonical rows and findings out."""

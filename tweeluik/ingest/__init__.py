"""Ingest: bytes in, canonical rows and findings out."""

from tweeluik.ingest.mapping import Mapping, Options, load_mapping
from tweeluik.ingest.prepare import prepare
from tweeluik.ingest.pseudonym import participant_id

__all__ = ["Mapping", "Options", "load_mapping", "participant_id", "prepare"]

"""Engines: who runs a named query, and where do its words come from?"""

from tweeluik.engine.duck import DuckEngine
from tweeluik.engine.duck import open_engine as open_engine
from tweeluik.engine.queries import Query as Query

# What the rooms above ask of an engine: `version`, `query(name, **parameters)`, and for the completeness board
# `rule(name)` and `count(query)`.
Engine = DuckEngine

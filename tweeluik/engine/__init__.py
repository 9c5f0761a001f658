"""Engines: who runs a named query, and where do its words come from?"""

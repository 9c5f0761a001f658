"""Metrics: one module a subject; frames in domain terms out."""

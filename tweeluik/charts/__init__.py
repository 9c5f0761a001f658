"""Charts: one module a kind of chart, one theme; frames in, figures out."""

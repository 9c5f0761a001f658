"""One measure by one or two dimensions: what can be chosen, which rows that gives, and how these are read."""

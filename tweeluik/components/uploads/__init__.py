"""What the page of uploads draws: history, the completeness board, and dated notes."""

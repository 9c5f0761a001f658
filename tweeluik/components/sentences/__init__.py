"""What does a chart say in one sentence, written from its data? One module a subject of the pages."""

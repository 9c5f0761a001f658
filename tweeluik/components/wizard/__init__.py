"""The road of a file through the page: Read, Match, Check, Preview, Load."""

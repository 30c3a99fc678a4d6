"""The challenges place: every challenge, what bears on it, and what the analyst decides of that."""

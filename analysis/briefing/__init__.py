"""One briefing document and the writers that render it."""

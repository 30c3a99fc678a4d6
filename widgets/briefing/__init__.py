"""The briefing place: what a briefing is to hold, and what it then holds."""

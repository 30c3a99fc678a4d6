"""The capture place: the day's talks by the clock, and room to write about the one in front of you."""

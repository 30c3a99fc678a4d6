"""What is seen: the window's widgets, which take snapshots and emit intents (the window arrives with its own issue)."""

"""The one door in: parsed documents become edits, matched with what the library already holds."""

"""The frame around the places: rail, palette, welcome page, status line, notices, dialogs of the program itself."""

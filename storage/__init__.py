"""What is kept: the library file, its edits and everything that reads documents into it."""

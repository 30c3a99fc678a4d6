"""Evidence that a talk or section bears on a challenge."""

"""The Library place: facets, the table of talks, and the reader beside it."""

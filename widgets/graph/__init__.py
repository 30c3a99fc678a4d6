"""The graph place: which talks bear on which challenges, as an outline and as the neighbourhood of what is chosen."""

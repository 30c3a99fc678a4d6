"""Tags: the manager of all of them, the picker for some talks, and the bar of the keys 1 to 9."""

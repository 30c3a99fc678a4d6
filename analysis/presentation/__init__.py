"""Frozen snapshots of the library, as widgets and the command line show them."""

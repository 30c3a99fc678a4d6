"""Dialogs in which talks are merged, split and told apart."""

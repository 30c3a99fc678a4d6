"""Data only: templates, messages, the sample conference."""

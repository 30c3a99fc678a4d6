"""The history: who changed what and when, and what can be taken back."""

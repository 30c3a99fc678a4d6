"""Bytes to blocks to parsed documents; nothing in here knows the database."""

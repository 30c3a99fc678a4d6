"""What is seen of an import: its preview, what came of it, and the place where files are dropped."""

"""One small repository per noun: rows of the library as records."""

"""The commands of the command line: each reads its arguments, calls one operation and shows the result."""

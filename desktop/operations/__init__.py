"""One function per user operation, shared by the command line and the window."""

"""What is thought: linking and briefings, free of Qt and runnable headless."""

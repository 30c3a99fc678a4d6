"""One small class per kind of intent: from what widgets ask for to operations, and from changes to new snapshots."""

"""What the widgets of every place share: texts, theme, icons, commands, chips."""

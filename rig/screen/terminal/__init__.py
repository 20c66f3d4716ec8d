"""The live view in a terminal: the same view model as any screen, drawn with characters."""

"""A session on the screen: scrolled, zoomed, its reps laid over one another, rejected and relabelled."""

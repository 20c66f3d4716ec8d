"""The clinician's window: live traces, health in plain words, controls with keys and the session library."""

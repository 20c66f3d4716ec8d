"""What the patient sees from two metres away: bars, hold ring, pelvis, reps and one cue at a time."""

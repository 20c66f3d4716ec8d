"""What holds for every test."""

from hypothesis import settings

# no deadline: kernels compile in the first example, and tests never judge by the wall clock
settings.register_profile("rig", deadline=None, print_blob=True)
settings.load_profile("rig")

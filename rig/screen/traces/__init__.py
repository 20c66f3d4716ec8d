"""Traces: samples squeezed into pixel columns without losing a peak, and drawn with the events on them."""

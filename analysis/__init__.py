"""From session files to figures, reports and trends. Reads recordings only; changes none.

metric, formulas, settings   what a figure is, how it is computed, with which thresholds
stretch                      a part of a stream, with its true time stamps and its doubts
*_metrics, strength, ...     one question each: pure functions over stretches
summary                      everything there is to say about one session
report/                      a summary as pages: PDF and HTML
change, reliability, trend   sessions over time
agreement, compare           the detector against labels, and against itself
"""

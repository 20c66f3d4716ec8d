"""Thousands of sessions as two tables: one row per session, one per rep.

tables         the columns: name, type, unit, meaning
session_rows   one file to its rows, a pure function of the file
work           a batch of files to rows and refusals: what every worker runs, wherever it is
processes      batches in a process pool that outlives a worker's death
cluster        the same batches on an existing Dask cluster
store          Parquet files that an interrupted run goes on from
run            all of it together
query          SQL over the tables
summary        one page about the cohort
"""

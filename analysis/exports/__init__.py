"""A session for other programs: tables, motion-analysis files, clinical records.

place     where the files go; none that is there is overwritten
parquet   every sample and event as typed tables
c3d       force and pressure at one even rate, for motion-analysis programs
stretches a stream cut into parts that run evenly, for formats that know only a rate
fhir      the same as HL7 FHIR R4 observations
"""

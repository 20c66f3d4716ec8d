"""Exports in the manner of programs that many laboratories use."""

from __future__ import annotations

import numpy as np
from made_csv import FORCE, MILLIS, NAMED, TIME_S, Honest, clock, german, lines

LABVIEW = (
    "LabVIEW Measurement\t\nSeparator\tTab\nDate\t2025/05/23\nTime\t13:35:01.25\n***End_of_Header***\t\n\t\n"
    "Channels\t1\t\nSamples\t1200\t\nX0\t0.0E+0\nDelta_X\t0.010000\n***End_of_Header***\t\n"
)
LABCHART = (
    "Interval=\t0.01 s\nExcelDateTime=\t4.5800565e+04\t5/23/2025 13:35:01\nTimeFormat=\tStartOfBlock\n"
    "ChannelTitle=\tForce\tEMG\nRange=\t500 N\t10 mV\n"
)
ACQ = "test.acq\n10 msec/sample\n1 channels\nForce\nN\n\n"
TWO_LEGS = "Name;X\nDate;23/05/2025\n\nLeft;;Right;\nTime (ms);Force (kg);Time (ms);Force (kg)\n"


def program_files() -> list[Honest]:
    """Give one export of each."""
    first_two = {"time_column": "1", "force_column": "2"}
    kilograms = [german(f) for f in FORCE / 9.80665]
    minutes = [f"{t / 60:.9f}" for t in TIME_S]
    quoted = '"Time\n(s)","Force\n(N)"\n'
    return [
        Honest(
            "labview",
            LABVIEW + lines(row="{t}\t{f}\t", header="X_Value\tUntitled\tComment\n"),
            {"time_column": "X_Value", "force_column": "Untitled"},
        ),
        Honest("labchart", LABCHART + lines(row="{t}\t{f}\t0.1", header=""), first_two),
        Honest(
            "minutes_named",
            ACQ + lines(minutes, row="{t},{f},", header="min,CH1,\n,1200,\n"),
            {"time_column": "min", "force_column": "CH1"},
        ),
        Honest(
            "two_legs",
            TWO_LEGS + lines(MILLIS.tolist(), kilograms, "{t};{f};{t};0,5", ""),
            first_two,
            value=np.array([float(k.replace(",", ".")) for k in kilograms]) * 9.80665,
        ),
        Honest("r_table", lines(header='"time" "force"\n', row='"{i}" {t} {f}')),
        Honest(
            "left_and_right",
            "\n\n\n" + lines(header="Time,Z Left,Z Right,\n", row="{t},{f},3,"),
            {"time_column": "time", "force_column": "z left"},
        ),
        Honest("header_over_lines", lines(header=quoted), NAMED),
        Honest(
            "date_apart",
            lines([clock(t) for t in TIME_S], header="Date,Time,Force (N)\n", row="2025-05-23,{t},{f}"),
        ),
        Honest("serial_monitor", lines([clock(t) for t in TIME_S], header="", row="{t} -> {f}")),
        Honest("rate_of_the_device", "Sample rate: 1000 Hz\n" + lines(), NAMED, note="100 samples a second"),
        Honest("starts_before_zero", lines((TIME_S - 2).round(3).tolist()), NAMED),
    ]

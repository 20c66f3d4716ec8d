"""Exports as other programs write them, every one honest, with what must be read from it."""

from __future__ import annotations

import numpy as np
from made_csv import (
    EPOCH_S,
    FORCE,
    MICROS,
    MILLIS,
    NAMED,
    PREAMBLE,
    TIME_S,
    Honest,
    change_rows,
    clock,
    german,
    grouped,
    lines,
    pulls,
    put_in,
)
from program_csv import program_files


def _encodings() -> list[Honest]:
    latin = lines(header="time;Kraft über Rolle (N)\n", row="{t};{f}")
    return [
        Honest("utf8_bom", b"\xef\xbb\xbf" + lines().encode(), NAMED),
        Honest("utf16", lines().encode("utf-16"), NAMED, note="utf-16"),
        Honest("utf16_be_bom", b"\xfe\xff" + lines().encode("utf-16-be"), NAMED),
        Honest("utf16_without_bom", lines().encode("utf-16-le"), NAMED),
        Honest("utf32", lines().encode("utf-32"), NAMED),
        Honest("latin1", latin.encode("latin-1"), {"force_column": "Kraft über Rolle"}, note="latin-1"),
        Honest("one_damaged_byte", b"\xff" + lines(row="{t},{f},µµ").encode(), {"force_column": "force"}),
        Honest("windows_ends", lines(end="\r\n").encode(), NAMED),
        Honest("old_mac_ends", lines(header="time,force\r", end="\r").encode(), NAMED),
        Honest("doubled_ends", lines(header="time,force\r\r\n", end="\r\r\n").encode(), NAMED),
        Honest("no_last_end", lines().rstrip("\n").encode(), NAMED),
        Honest("zeros_at_end", lines().encode() + b"\x00" * 700, NAMED, note="700 zero bytes"),
        Honest("control_z", lines().encode() + b"\x1a", NAMED),
    ]


def _layouts() -> list[Honest]:
    return [
        Honest("clean", lines(), NAMED),
        Honest("guessed", lines(), note="time is read from column 'time'"),
        Honest("other_case", lines(header="TIME,Force\n"), NAMED),
        Honest("units_in_names", lines(header="Time (s),Force [N]\n"), NAMED),
        Honest("asked_with_unit", lines(header="time,force\n"), {"force_column": "Force (N)"}),
        Honest("unit_behind", lines(header="time_s,force_N\n"), NAMED),
        Honest("quoted", lines(header='"time","force"\n', row='"{t}","{f}"'), NAMED),
        Honest("padded", lines(header="time , force\n", row="{t} ,  {f}"), NAMED),
        Honest("semicolons", lines(header="time;force\n", row="{t};{f}"), NAMED),
        Honest("tabs", lines(header="time\tforce\n", row="{t}\t{f}"), NAMED),
        Honest("pipes", lines(header="time|force\n", row="{t}|{f}"), NAMED),
        Honest("framed_pipes", lines(header="| time | force |\n", row="| {t} | {f} |"), NAMED),
        Honest("spaces", lines(header="  time   force\n", row="  {t:<9} {f:>9}"), NAMED),
        Honest("excel_sep", "sep=;\n" + lines(header="time;force\n", row="{t};{f}"), NAMED),
        Honest("index_column", lines(header=",time,force\n", row="{i},{t},{f}"), NAMED),
        Honest("index_unnamed", lines(header="time,force\n", row="{i},{t},{f}"), NAMED),
        Honest("trailing_delimiter", lines(row="{t},{f},"), NAMED),
        Honest("trailing_everywhere", lines(header="time,force,,\n", row="{t},{f},,"), NAMED),
        Honest("many_columns", lines(header="n,a,time,b,force\n", row="{i},3,{t},x,{f}"), NAMED),
        Honest("no_header", lines(header=""), {"time_column": "1", "force_column": "2"}),
        Honest("no_header_guessed", lines(header="")),
        Honest("savetxt_header", lines(header="# time,force\n"), NAMED),
        Honest("preamble", (PREAMBLE + lines()), NAMED),
        Honest("long_preamble", ("key,12.5\n" * 4_000 + lines()), NAMED),
        Honest("names_in_preamble", ("time,2025\nforce,N\n" + lines()), NAMED),
        Honest("units_row", lines(header="time,force\ns,N\n"), NAMED),
        Honest("units_row_brackets", lines(header="time,force\n[s],[N]\n\n"), NAMED),
        Honest("comment_lines", change_rows(lambda i, row: f"# note\n{row}" if i % 100 == 7 else row), NAMED),
        Honest("blank_lines", change_rows(lambda i, row: f"\n{row}" if i % 50 == 7 else row), NAMED),
        Honest(
            "header_again", change_rows(lambda i, row: f"time,force\n{row}" if i % 400 == 9 else row), NAMED
        ),
        Honest("footer", (lines() + "\nMean,23.4\nMaximum force,61.2\nEnd of file\n"), NAMED, note="after"),
        Honest("summary_table", (lines() + "\nRep,Peak\n1,60.1\n2,61.0\n"), NAMED, note="second table"),
        Honest("torn_line", put_in("3.2,1.3.4,", 500), NAMED),
        Honest("cut_last_line", (lines() + "12.0,"), NAMED, note="cut off"),
        Honest(
            "kg_and_newtons",
            lines(
                force=[(f / 9.80665, f) for f in FORCE.tolist()],
                header="time,Force (kg),Force (N)\n",
                row="{t},{f[0]},{f[1]}",
            ),
            {"time_column": "time", "force_column": "force", "unit": "N"},
        ),
        Honest("two_devices", ("EMG\nt,emg\n0,1\n1,2\n\n" + lines()), NAMED),
    ]


def _numbers() -> list[Honest]:
    newtons_large = np.round(FORCE * 40, 3)
    kilo = {"time_s": TIME_S, "value": newtons_large}
    return [
        Honest(
            "decimal_comma",
            lines([german(t) for t in TIME_S], [german(f) for f in FORCE], "{t};{f}", "time;force\n"),
            NAMED,
        ),
        Honest(
            "decimal_comma_tabs",
            lines([german(t) for t in TIME_S], [german(f) for f in FORCE], "{t}\t{f}", "time\tforce\n"),
            NAMED,
        ),
        Honest(
            "decimal_comma_quoted",
            lines([german(t) for t in TIME_S], [german(f) for f in FORCE], '"{t}","{f}"'),
            NAMED,
        ),
        Honest(
            "decimal_comma_unquoted", lines([german(t) for t in TIME_S], [german(f) for f in FORCE]), NAMED
        ),
        Honest(
            "only_force_has_comma",
            lines(MILLIS.tolist(), [german(f) for f in FORCE], "{t};{f}", "time;force\n"),
            NAMED,
        ),
        Honest(
            "thousands_quoted",
            lines(force=[grouped(f) for f in newtons_large], row='{t},"{f}"'),
            NAMED,
            **kilo,
        ),
        Honest(
            "thousands_german",
            lines(
                [german(t) for t in TIME_S],
                [grouped(f).translate({44: 46, 46: 44}) for f in newtons_large],
                "{t};{f}",
                "time;force\n",
            ),
            NAMED,
            **kilo,
        ),
        Honest(
            "thousands_space",
            lines(
                force=[grouped(f).replace(",", "\u00a0") for f in newtons_large],
                row="{t};{f}",
                header="time;force\n",
            ),
            NAMED,
            **kilo,
        ),
        Honest(
            "thousands_swiss",
            lines(force=[grouped(f).replace(",", "'") for f in newtons_large]),
            NAMED,
            **kilo,
        ),
        Honest("scientific", lines([f"{t:.6E}" for t in TIME_S], [f"{f:+.6e}" for f in FORCE]), NAMED),
        Honest("units_in_cells", lines([f"{t} s" for t in TIME_S], [f"{f} N" for f in FORCE]), NAMED),
        Honest("unicode_minus", lines(force=[f"−{f}" for f in FORCE]), NAMED, value=-FORCE),
        Honest(
            "no_leading_zero",
            lines(force=[f"{f:.3f}".lstrip("0") for f in FORCE - 1]),
            NAMED,
            value=FORCE - 1,
        ),
        Honest("kilograms", lines(force=(FORCE / 9.80665).tolist()), {**NAMED, "unit": "kg"}),
        Honest("pounds", lines(force=(FORCE / 4.4482216152605).tolist()), {**NAMED, "unit": "lbf"}),
        Honest(
            "kilograms_by_header",
            lines(force=(FORCE / 9.80665).tolist(), header="time,load (kg)\n"),
            note="in kg, as the header says",
        ),
        Honest(
            "asked_against_header",
            lines(header="time,force (kg)\n"),
            {**NAMED, "unit": "N"},
            note="read in N as asked, though the header says kg",
        ),
        Honest(
            "pad_mmhg",
            lines(force=(FORCE / 0.133322387415).tolist()),
            {**NAMED, "unit": "mmHg", "channel": "pad_back"},
        ),
    ]


def _times() -> list[Honest]:
    slow_s, slow = pulls(5.0, 30.0)
    fast_s, fast = pulls(1000.0, 6.0)
    micro_s = np.arange(8_000) / 2000.0
    wrap = (MICROS + 2**32 - 4_000_000) % 2**32
    evening = [clock(t, 86_395.0) for t in TIME_S]
    month = [f"2025-05-31 {clock(t, 86_395.0)}" if t < 5 else f"2025-06-01 {clock(t, -5.0)}" for t in TIME_S]
    return [
        Honest("milliseconds", lines(MILLIS.tolist()), NAMED, note="read in ms, since"),
        Honest("microseconds", lines(MICROS.tolist()), NAMED, note="read in us, since"),
        Honest("nanoseconds_epoch", lines([int(EPOCH_S) * 10**9 + 1000 * m for m in MICROS.tolist()]), NAMED),
        Honest("epoch_s", lines([f"{EPOCH_S + t:.6f}" for t in TIME_S]), NAMED),
        Honest("epoch_ms", lines([int(EPOCH_S) * 1000 + m for m in MILLIS.tolist()]), NAMED),
        Honest("epoch_us", lines([int(EPOCH_S) * 10**6 + m for m in MICROS.tolist()]), NAMED),
        Honest("stated_ms", lines(MILLIS.tolist()), {**NAMED, "time_unit": "ms"}),
        Honest("stated_us", lines(MICROS.tolist()), {**NAMED, "time_unit": "us"}),
        Honest("named_ms", lines(MILLIS.tolist(), header="time_ms,force\n"), NAMED, note="column's name"),
        Honest("ms_in_units_row", lines(MILLIS.tolist(), header="time,force\nms,N\n"), NAMED),
        Honest("starts_late", lines((TIME_S + 512.25).tolist()), NAMED),
        Honest("clock", lines([clock(t) for t in TIME_S]), NAMED),
        Honest(
            "clock_comma",
            lines([clock(t, decimal=",") for t in TIME_S], row="{t};{f}", header="time;force\n"),
            NAMED,
        ),
        Honest("clock_labview", lines([clock(t, decimal=":") for t in TIME_S]), NAMED),
        Honest("midnight", lines(evening), NAMED, note="began anew 1 times"),
        Honest("iso", lines([f"2025-05-23T{clock(t)}Z" for t in TIME_S]), NAMED),
        Honest("iso_zone", lines([f"2025-05-23 {clock(t)}+02:00" for t in TIME_S]), NAMED),
        Honest("iso_over_month", lines(month), NAMED),
        Honest("dotted_date", lines([f"23.05.2025 {clock(t)}" for t in TIME_S]), NAMED),
        Honest("american", lines([f"5/23/2025 {clock(t, 3_600.0)[1:]} PM" for t in TIME_S]), NAMED),
        Honest("minutes", lines([clock(t, 0.0)[3:] for t in TIME_S]), NAMED),
        Honest("wrapped_micros", lines(wrap.tolist()), NAMED, note="began anew 1 times"),
        Honest(
            "rate_in_preamble",
            ("#samplerate,100\n" + lines(header="force,flow\n", row="{f},")),
            {"force_column": "force"},
            note="counted at 100 Hz",
        ),
        Honest("rate_stated", lines(header="force\n", row="{f}"), {"rate_hz": 100.0}),
        Honest("rate_stated_bare", lines(header="", row="{f}"), {"rate_hz": 100.0}),
        Honest("interval", ("Interval=\t0.01 s\n" + lines(header="force\n", row="{f}"))),
        Honest(
            "samples_counted",
            ("Sampling frequency (Hz): 100\n" + lines(list(range(TIME_S.size)), header="sample,force\n")),
            {"time_column": "sample", "force_column": "force"},
            note="counts rows",
        ),
        Honest("five_hertz", lines(slow_s.tolist(), slow.tolist()), NAMED, time_s=slow_s, value=slow),
        Honest(
            "two_kilohertz",
            lines([f"{t:.4f}" for t in micro_s], np.resize(fast, 8_000).tolist()),
            NAMED,
            time_s=micro_s,
            value=np.resize(fast, 8_000),
        ),
        Honest(
            "rounded_to_10_ms",
            lines([f"{t:.2f}" for t in fast_s], fast.tolist()),
            NAMED,
            time_s=fast_s,
            value=fast,
            within_s=0.0101,
            note="share a stamp",
        ),
        Honest("rounded_to_1_s", lines([f"{int(t)}" for t in TIME_S]), NAMED, within_s=1e-3),
    ]


def honest_files() -> list[Honest]:
    return [*_encodings(), *_layouts(), *_numbers(), *_times(), *program_files()]

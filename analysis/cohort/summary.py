"""One page about a cohort: what is in it, what was done, how good the data are. Like is put with like."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from analysis.cohort.query import Answer, query
from rig.record.layout import DISCLAIMER

SHOWN_REFUSALS = 20

TOTALS = """
SELECT count(*) AS sessions, count(DISTINCT subject) AS subjects, coalesce(sum(reps), 0)::BIGINT AS reps,
       min(started_utc)::DATE AS first, max(started_utc)::DATE AS last,
       count(*) FILTER (simulated) AS simulated,
       (SELECT count(*) FROM refused) AS refused
FROM sessions
"""

GROUPS = """
SELECT s.exercise, s.posture, s.band_site AS "band site", s.side,
       count(DISTINCT s.subject) AS subjects, count(DISTINCT s.file) AS sessions, count(r.number) AS reps,
       round(100.0 * avg(r.valid::INT), 1) AS "valid %",
       round(100.0 * avg(r.compensated::INT), 1) AS "compensated %",
       round(quantile_cont(r.peak_newtons, 0.25), 1) AS "peak N, lower quarter",
       round(median(r.peak_newtons), 1) AS "median",
       round(quantile_cont(r.peak_newtons, 0.75), 1) AS "upper quarter",
       round(median(r.impulse_newton_seconds), 0) AS "impulse N·s, median",
       round(median(r.duration_s), 1) AS "duration s, median"
FROM sessions s LEFT JOIN reps r ON r.file = s.file AND r.channel = s.rep_channel AND r.verdict <> 'rejected'
GROUP BY ALL ORDER BY ALL
"""

QUALITY = """
SELECT software, count(*) AS sessions, sum(samples)::BIGINT AS samples,
       sum(lost_samples)::BIGINT AS lost, sum(flagged_samples)::BIGINT AS flagged, sum(gaps)::BIGINT AS gaps,
       count(*) FILTER (state <> 'finished') AS recovered,
       sum(rejected_reps)::BIGINT AS "reps rejected", sum(relabelled_reps)::BIGINT AS relabelled
FROM sessions GROUP BY software ORDER BY software
"""

REFUSED = f"SELECT file, why FROM refused ORDER BY file LIMIT {SHOWN_REFUSALS}"

METHODS = (
    "Figures are those that each session's own detection announced when it was recorded; sessions of "
    "different software are counted apart below.",
    "Exercises, postures and band sites are never put together. Pull through a band is no strength.",
    "A peak that a flagged sample withholds is left out. Impulse is mean force times duration.",
    "All reps of the rep channel are counted, valid or not; shares say how many. Reps that a clinician "
    "rejected are in no figure; what was relabelled counts as what the clinician said.",
)

STYLE = """
body { font: 14px/1.45 sans-serif; color: #111; margin: 2em auto; max-width: 70em; padding: 0 1em }
table { border-collapse: collapse; margin: .5em 0 1.5em } caption { text-align: left; font-weight: bold }
th, td { border-bottom: 1px solid #bbb; padding: .25em .7em; text-align: left; vertical-align: bottom }
td.number { text-align: right; font-variant-numeric: tabular-nums } footer { color: #444; font-size: 12px }
@media print { body { margin: 0; font-size: 10px } }
"""


def write_summary(folder: Path) -> Path:
    """Write ``summary.html`` beside the tables, without anything from elsewhere in it.

    Raises
    ------
    MissingExtra : duckdb is not installed
    """
    totals = query(folder, TOTALS).to_json()[0]
    parts = [
        f"<h1>{_number(totals['sessions'], 'session')} of {_number(totals['subjects'], 'subject')}</h1>",
        f"<p>{_total_words(totals)}</p>",
        _table("What was done", query(folder, GROUPS)),
        _table("How good the data are (rep channel; gaps on any channel)", query(folder, QUALITY)),
    ]
    if totals["refused"]:
        shown = min(totals["refused"], SHOWN_REFUSALS)
        caption = f"Files without figures ({shown} of {totals['refused']}; all are in refused.parquet)"
        parts.append(_table(caption, query(folder, REFUSED)))
    parts.append(f"<h2>Methods</h2><ul>{''.join(f'<li>{escape(line)}</li>' for line in METHODS)}</ul>")
    path = folder / "summary.html"
    path.write_text(_page(parts), encoding="utf-8")
    return path


def _total_words(totals: dict[str, Any]) -> str:
    when = f", {totals['first']} to {totals['last']} (UTC)" if totals["first"] else ""
    simulated = f" {totals['simulated']:,} sessions are simulated." if totals["simulated"] else ""
    return f"{totals['reps']:,} reps{when}. {totals['refused']:,} files gave no figures.{simulated}"


def _page(parts: Iterable[str]) -> str:
    lines = (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Cohort</title>',
        f"<style>{STYLE}</style></head><body>",
        *parts,
        f"<footer>{escape(DISCLAIMER.capitalize())}.</footer></body></html>\n",
    )
    return "\n".join(lines)


def _table(caption: str, answer: Answer) -> str:
    head = "".join(f"<th>{escape(name)}</th>" for name in answer.columns)
    body = "\n".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in answer.rows)
    return f"<table><caption>{escape(caption)}</caption><tr>{head}</tr>\n{body}</table>"


def _cell(value: Any) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f'<td class="number">{value:,}</td>'
    return f"<td>{'' if value is None else escape(str(value))}</td>"


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"

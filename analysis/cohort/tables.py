"""The columns of a cohort's tables, with units and meanings; the Parquet files carry both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rig.extras import optional

VERSION = 2
"""Of the columns and how they are computed: rows of another version are computed again."""

TEXT, WHOLE, REAL, TRUTH, MOMENT = "string", "int64", "float64", "bool", "timestamp[us, tz=UTC]"


@dataclass(frozen=True, slots=True)
class CohortColumn:
    """One column; `says` begins with the unit where there is one."""

    name: str
    kind: str
    says: str


WHO = (
    CohortColumn("file", TEXT, "path below the cohort's folder; the key of a session"),
    CohortColumn("session_id", TEXT, "unique name of the session"),
    CohortColumn("subject", TEXT, "pseudonym"),
    CohortColumn("side", TEXT, "left or right: the leg that works"),
    CohortColumn("exercise", TEXT, "exercise of the catalogue"),
    CohortColumn("posture", TEXT, "how the person lies or sits; unlike postures are not compared"),
    CohortColumn("band_site", TEXT, "where the band pulls, as entered; unlike sites are not compared"),
    CohortColumn("started_utc", MOMENT, "date and time of session time 0"),
)

SESSIONS = (
    *WHO,
    CohortColumn("software", TEXT, "version that recorded and detected"),
    CohortColumn("simulated", TRUTH, "board and patient were simulated"),
    CohortColumn("state", TEXT, "finished or recovered"),
    CohortColumn("duration_s", REAL, "s, session time of the newest sample of the rep channel"),
    CohortColumn("rep_channel", TEXT, "the channel whose reps are counted"),
    CohortColumn("target_newtons", REAL, "N, middle of the hold zone; 0: the person's own plateau"),
    CohortColumn("lever_arm_m", REAL, "m, as entered"),
    CohortColumn("reps", WHOLE, "reps on the rep channel that no clinician rejected"),
    CohortColumn("valid_reps", WHOLE, "of these, valid"),
    CohortColumn("compensated_reps", WHOLE, "of these, with a roll fault"),
    CohortColumn("rejected_reps", WHOLE, "further reps that a clinician rejected; in no figure"),
    CohortColumn("relabelled_reps", WHOLE, "of the reps, those whose verdict is a clinician's"),
    CohortColumn("best_peak_newtons", REAL, "N, largest known peak of a rep; through a band no strength"),
    CohortColumn(
        "best_three_newtons", REAL, "N, mean of the three largest known peaks; of fewer than three null"
    ),
    CohortColumn("impulse_newton_seconds", REAL, "N s, sum over reps"),
    CohortColumn("under_load_s", REAL, "s, sum of the reps' durations"),
    CohortColumn("holds_done", WHOLE, "holds as long as the exercise asks"),
    CohortColumn("longest_hold_s", REAL, "s; null without a hold"),
    CohortColumn("roll_warnings", WHOLE, "rolls of the pelvis, level warn"),
    CohortColumn("roll_faults", WHOLE, "rolls of the pelvis, level fault"),
    CohortColumn("roll_fault_share", REAL, "1, part of the duration spent in roll faults"),
    CohortColumn("largest_roll_percent", REAL, "% of the deliberate roll; null without a roll"),
    CohortColumn("samples", WHOLE, "samples of the rep channel"),
    CohortColumn("lost_samples", WHOLE, "known to be missing on the rep channel"),
    CohortColumn("flagged_samples", WHOLE, "of the rep channel that cannot be trusted"),
    CohortColumn("gaps", WHOLE, "gaps on any channel"),
    CohortColumn("bytes", WHOLE, "size of the file when it was read"),
    CohortColumn("modified_ns", WHOLE, "ns since 1970, last change of file or edits when it was read"),
    CohortColumn("with_samples", TRUTH, "samples were read too (--samples)"),
    CohortColumn("version", WHOLE, "of these columns and how they are computed"),
)

REPS = (
    *WHO,
    CohortColumn("number", WHOLE, "place among the session's reps, from 1"),
    CohortColumn("channel", TEXT, "the channel it was seen on"),
    CohortColumn("start_s", REAL, "s, session time of the start"),
    CohortColumn("end_s", REAL, "s, session time of the end"),
    CohortColumn("duration_s", REAL, "s"),
    CohortColumn("peak_newtons", REAL, "N; null where a flagged sample withholds it"),
    CohortColumn("time_to_peak_s", REAL, "s from the start"),
    CohortColumn("mean_newtons", REAL, "N, time integral over duration"),
    CohortColumn("impulse_newton_seconds", REAL, "N s, mean times duration"),
    CohortColumn("verdict", TEXT, "valid, compensated, not counted or rejected; edits included"),
    CohortColumn("relabelled", TRUTH, "its verdict is a clinician's"),
    CohortColumn("valid", TRUTH, "its verdict is valid"),
    CohortColumn("compensated", TRUTH, "its verdict is compensated"),
    CohortColumn("flags", TEXT, "words about the rep, a space between"),
    CohortColumn("peak_mean_newtons", REAL, "N, mean of 0.1 s around the peak; only with samples"),
    CohortColumn("rise_s", REAL, "s, start to plateau; only with samples"),
    CohortColumn("plateau_s", REAL, "s; only with samples"),
    CohortColumn("fall_s", REAL, "s, plateau to end; only with samples"),
)

REFUSED = (
    CohortColumn("file", TEXT, "path below the cohort's folder"),
    CohortColumn("why", TEXT, "one line"),
    CohortColumn("bytes", WHOLE, "size of the file when it was read"),
    CohortColumn("modified_ns", WHOLE, "ns since 1970, last change of file or edits when it was read"),
    CohortColumn("with_samples", TRUTH, "samples were asked for"),
    CohortColumn("version", WHOLE, "of the tables"),
)

TABLES = {"sessions": SESSIONS, "reps": REPS, "refused": REFUSED}

Row = dict[str, Any]


def arrow_table(name: str, rows: list[Row]) -> Any:
    """Make a pyarrow table; NaN becomes null, a column that a row lacks is null.

    Raises
    ------
    MissingExtra : pyarrow is not installed
    """
    arrow = optional("pyarrow", "A cohort", "cohort")
    columns = TABLES[name]
    arrays = [_array(arrow, column, rows) for column in columns]
    return arrow.Table.from_arrays(arrays, schema=_schema(arrow, columns))


def _array(arrow: Any, column: CohortColumn, rows: list[Row]) -> Any:
    values = [row.get(column.name) for row in rows]
    return arrow.array(values, type=_type(arrow, column.kind), from_pandas=True)


def _schema(arrow: Any, columns: tuple[CohortColumn, ...]) -> Any:
    return arrow.schema(
        [arrow.field(c.name, _type(arrow, c.kind), metadata={"description": c.says}) for c in columns]
    )


def _type(arrow: Any, kind: str) -> Any:
    return arrow.timestamp("us", tz="UTC") if kind == MOMENT else arrow.type_for_alias(kind)

"""The force rig: what happens to one sample, room by room.

    device      bytes come from a board, a simulator or a recording
    wire        bytes become packets; every kind of loss is counted
    measure     counts become newtons and kilopascals on one clock, with quality flags
    detect      samples become reps, holds and rolls, causally
    pipeline    the hallway that joins the three rooms above; nothing else does
    record      samples, events and the bytes themselves stay on disk
    session     time and threads: acquire, record, show
    screen      what people see
    cli         the commands; the only place that builds everything

`channels`, `samples`, `events`, `settings`, `setup` and `errors` are the words that the rooms share.
"""

__version__ = "0.1.0"

#!/usr/bin/env python3
"""Holds the program's scoreboards and the reference model's against each other over one book.

    python3 compare_scoreboard.py WHISTLE HOME LABEL

Four periods at five nows, the second of which is exactly where a period ends; then at the last of
them under readings of what had happened and of what was known. Prints the first unit that differs,
with each key's two values, and exits 1; exits 2 where the program could not run.
"""
import sys
from datetime import timedelta
from zoneinfo import ZoneInfo

from clocks import instant
from comparing import Subject, both
from scoreboard import bounds, scoreboard

PERIODS = ["2026-02", "2026-03", "2026-Q1", "2026"]


def nows(book, events):
    """On an event, at a period's very end, a moment before one, in mid-year, and when all has fallen due."""
    times = sorted(instant(event["time"]) for event in events)
    zone = ZoneInfo(book.rulebook.adoptions[0].rules["zone"])
    ends = [bounds(period, zone)[1] for period in PERIODS]
    return [times[int(0.3 * len(times))], ends[0], ends[1] - timedelta(seconds=1),
            times[int(0.65 * len(times))], times[-1] + timedelta(days=40)]


def readings(events):
    """Of all; of what had happened, and of what was known, on an event some way in; of both."""
    happened = sorted(instant(event["time"]) for event in events)
    known = sorted(instant(event["recordedtime"]) for event in events)
    as_of, known_at = happened[int(0.6 * len(happened))], known[int(0.7 * len(known))]
    return [{"as_of": as_of}, {"known_at": known_at}, {"as_of": as_of, "known_at": known_at}]


def flat(row):
    return {**{k: v for k, v in row.items() if k != "rates"}, **{"rates." + k: v for k, v in row["rates"].items()}}


def difference(ours, theirs):
    """The first difference as text; None where every field of every row is alike, and their order."""
    ours, theirs = [flat(row) for row in ours], [flat(row) for row in theirs]
    a, b = {row["unit"]: row for row in ours}, {row["unit"]: row for row in theirs}
    for unit in list(b) + list(a):
        if a.get(unit) != b.get(unit):
            return both(unit, a.get(unit), b.get(unit))
    if list(a) != list(b) or len(a) != len(ours):
        return both("order", list(a), list(b))
    return None


def compare(subject, book, period, now, cut):
    """The number of rows that are alike."""
    asked = ["--now", now.isoformat(), "assess", "--period", period, "--format", "json"]
    for axis, limit in cut.items():
        asked += ["--" + axis.replace("_", "-"), limit.isoformat()]
    theirs = scoreboard(book, period, now)
    found = difference(subject.program.ask(*asked), theirs)
    if found:
        subject.differ(" ".join(asked), found)
    return len(theirs)


def main():
    subject = Subject(*sys.argv[1:])
    whole, rows, count = subject.book(), 0, 0
    present = nows(whole, subject.lines)
    questions = [(whole, now, {}) for now in present]
    questions += [(subject.book(**cut), present[-1], cut) for cut in readings(subject.lines)]
    for book, now, cut in questions:
        for period in PERIODS:
            rows, count = rows + compare(subject, book, period, now, cut), count + 1
    print(f"{subject.label}: {rows} rows of {count} scoreboards alike")


if __name__ == "__main__":
    main()

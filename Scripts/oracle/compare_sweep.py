#!/usr/bin/env python3
"""Holds what the program would sweep, and what it does sweep, against the reference model over one book.

    python3 compare_sweep.py WHISTLE HOME LABEL

Dry runs at several nows; then sweeps that append, each to the book that the ones before it left, the
second at the instant of the first; after each the cases are held against the model, too. The home is
changed. Exits 1 where a line or a case differs.
"""
import sys
from datetime import timedelta

from clocks import instant
from compare_cases import compare as compare_cases
from comparing import Subject, both
from sweep import sweep

KEYS = {"case.urged": ["timer", "run", "unit", "due"],
        "supervision.issued": ["level", "unit", "timer", "run", "cause", "provisional"],
        "case.escalated": ["from", "to", "cause", "timer", "run", "skip"]}


def plain(line):
    """Type, subject and the keys of data that the contract names, instants as instants."""
    data = {key: line["data"].get(key) for key in KEYS[line["type"]]}
    if "due" in data:
        data["due"] = instant(data["due"]).isoformat()
    return {"type": line["type"], "subject": line["subject"], "data": data}


def compare(subject, now, question, ours):
    ours, theirs = list(map(plain, ours)), list(map(plain, sweep(subject.book(), now)))
    for n in range(max(len(ours), len(theirs))):
        a, b = (side[n] if n < len(side) else None for side in (ours, theirs))
        if a != b:
            subject.differ(question, f"line {n + 1} of {len(ours)} and {len(theirs)}" + both("sweep", a, b),
                           min(side["subject"] for side in (a, b) if side))
    return len(theirs)


def dry(subject, now):
    asked = ["--now", now.isoformat(), "sweep", "--dry-run", "--format", "jsonl"]
    return compare(subject, now, " ".join(asked), subject.program.ask(*asked))


def real(subject, now):
    asked = ["--now", now.isoformat(), "sweep", "--allow-future", "--format", "jsonl"]
    issued = subject.program.ask(*asked)
    count = compare(subject, now, " ".join(asked), issued)
    subject.load()
    appended = subject.lines[-len(issued):] if issued else []
    if list(map(plain, appended)) != list(map(plain, issued)):
        subject.differ(" ".join(asked), "the book holds other lines than the sweep printed")
    compare_cases(subject, {"now": now + timedelta(days=3)})
    return count


def main():
    subject = Subject(*sys.argv[1:])
    nows = [subject.at(share) for share in (0.2, 0.4, 0.6, 0.8)] + [subject.times[-1] + timedelta(days=30)]
    would = sum(dry(subject, now) for now in nows)
    first = subject.at(0.5)
    later = [first, first, first + timedelta(days=2), subject.at(0.75), subject.times[-1] + timedelta(days=9)]
    did = sum(real(subject, now) for now in later)
    print(f"{subject.label}: {would} lines of {len(nows)} dry runs and {did} of {len(later)} sweeps alike")


if __name__ == "__main__":
    main()

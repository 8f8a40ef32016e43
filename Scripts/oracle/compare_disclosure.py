#!/usr/bin/env python3
"""Holds the program's monthly disclosures and the reference model's against each other over one book.

    python3 compare_disclosure.py WHISTLE HOME LABEL

Exits 1 where one of the figures that the contract names differs.
"""
import sys
from datetime import timedelta

from comparing import Subject, both
from disclosure import disclosure

PERIODS = ["2026-02", "2026-03", "2026-05", "2026-08"]


def compare(subject, book, period, now):
    asked = ["--now", now.isoformat(), "report", "disclosure", "--period", period, "--format", "json"]
    ours = {row["figure"]: row for row in subject.program.ask(*asked)["totals"]}
    for row in disclosure(book, period, now):
        mine = {key: ours.get(row["figure"], {}).get(key, "(absent)") for key in row}
        if mine != row:
            subject.differ(" ".join(asked), both(row["figure"], mine, row))


def main():
    subject = Subject(*sys.argv[1:])
    book, nows = subject.book(), [subject.at(0.4), subject.at(0.7), subject.times[-1] + timedelta(days=40)]
    for now in nows:
        for period in PERIODS:
            compare(subject, book, period, now)
    print(f"{subject.label}: {len(nows) * len(PERIODS)} disclosures alike")


if __name__ == "__main__":
    main()

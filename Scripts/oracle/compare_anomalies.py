#!/usr/bin/env python3
"""Holds what `audit` lists against what the model's guards find over one book: which lines, and of what kind.

    python3 compare_anomalies.py WHISTLE HOME LABEL

Kinds are compared where the contract names them or says which comes first; where a line breaks the
table in several ways, the program may name another one. Exits 1 where a line is invalid to one only.
"""
import sys
from collections import Counter

from comparing import Subject
from guards import Inspector

TIMELY = {"future", "before-registration", "late-record"}       # these come after the table's own guards
NAMED = TIMELY | {"no-case", "already-registered", "ended", "status"}


def compare(subject):
    ours = {int(row["sequence"]): row for row in subject.program.ask("audit", "--format", "jsonl", findings=True)}
    theirs = {int(row["sequence"]): row["kind"] for row in subject.book(Inspector).inspector.anomalies}
    for number in sorted(ours.keys() | theirs.keys()):
        a, b = ours.get(number, {}).get("kind"), theirs.get(number)
        if a != b and (a is None or b is None or {a, b} & NAMED):
            line = subject.lines[number - 1]
            subject.differ("audit", f"line {number}, {line['type']}: program {a} ({ours.get(number, {}).get('reason')}), model {b}",
                           line["subject"])
    return Counter(theirs.values())


def main():
    subject = Subject(*sys.argv[1:])
    kinds = compare(subject)
    print(f"{subject.label}: {sum(kinds.values())} anomalies of {len(kinds)} kinds alike")


if __name__ == "__main__":
    main()

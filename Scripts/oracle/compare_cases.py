#!/usr/bin/env python3
"""Holds the program's cases and the reference model's against each other over one book.

    python3 compare_cases.py WHISTLE HOME LABEL [NOW]

Three readings (an early, a middle and a late now; NOW, where given, is a fourth); READINGS=1 also
compares --as-of and --to-sequence. Prints the first case that differs with key paths, both values
and the case's lines, and exits 1; exits 2 where the program could not run.
"""
import os
import sys
from datetime import timedelta

from comparing import Subject, both, differences
from clocks import instant


def cuts(subject, extra):
    """The first two fall exactly on an event; the third leaves time for what is open to fall due."""
    found = [{"now": subject.at(0.3)}, {"now": subject.at(0.65)}, {"now": subject.times[-1] + timedelta(days=20)}]
    found += [{"now": instant(extra)}] if extra else []
    if os.environ.get("READINGS"):
        found += [{"as_of": subject.at(0.5)}, {"as_of": subject.at(0.5), "now": subject.at(0.8)},
                  {"now": subject.at(0.9), "to_sequence": len(subject.lines) * 2 // 3}]
    return found


def options(cut):
    return [part for key, value in cut.items()
            for part in ("--" + key.replace("_", "-"), str(value) if key == "to_sequence" else value.isoformat())]


def compare(subject, cut):
    """The number of rows that are alike; ends the comparison where one is not."""
    question = " ".join(options(cut))
    ours = subject.program.ask(*options(cut), "cases", "--format", "jsonl")
    now = cut.get("now") or cut["as_of"]
    theirs = subject.book(**{key: value for key, value in cut.items() if key != "now"}).rows(now)
    names = [row["case"] for row in ours], [row["case"] for row in theirs]
    if names[0] != names[1]:
        subject.differ(question, "other cases or another order" + both("cases", *names))
    for a, b in zip(ours, theirs):
        found = list(differences("", a, b))
        if found:
            subject.differ(question, a["case"] + "".join(both(*difference) for difference in found), a["case"])
    return sum(len(row["timers"]) for row in theirs)


def main():
    subject = Subject(*sys.argv[1:4])
    asked = cuts(subject, sys.argv[4] if len(sys.argv) > 4 else None)
    timers = sum(compare(subject, cut) for cut in asked)
    print(f"{subject.label}: {len(subject.lines)} events, {timers} timers of {len(asked)} readings alike")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""An independent disclosure: what happened in a period, and what fell due in it.

Prints the `totals` of `report disclosure --format json` that the contract names.

    python3 disclosure.py --home HOME --period P --now T
"""
import argparse
import json
import os
from fractions import Fraction

from clocks import instant
from model import Book, lines, reading
from scoreboard import bounds, rounded

HAPPENED = ["registered", "accepted", "rejected", "resolved", "closed"]
ON_TIME = {"legsOnTime": "handle", "roundsOnTime": "resolve"}


def due_in(book, name, inside, now):
    """The states of the rows of a timer whose due time lies in the period and which are decided."""
    for case in book.cases.values():
        for timer in case.rows_of(now):
            if timer.name == name:
                state, found = case.stand(timer, now)[:2]
                if state in ("met", "late", "overdue") and found.get("due") and inside(found["due"]):
                    yield state


def disclosure(book, period, now):
    """Figures by name; those that happened count distinct cases, excluded ones too."""
    start, end = bounds(period, book.zone(now))
    inside = lambda at: start <= at < end
    totals = [{"figure": figure, "count": sum(any(what == figure and inside(at) for at, what in case.happened)
                                              for case in book.cases.values())} for figure in HAPPENED]
    for figure, timer in ON_TIME.items():
        states = list(due_in(book, timer, inside, now))
        met, of = states.count("met"), len(states)
        totals.append({"figure": figure, "count": met, "of": of, "percent": rounded(Fraction(100 * met, of)) if of else None})
    return totals


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", default=os.environ.get("WHISTLE_HOME", "."))
    parser.add_argument("--period", required=True)
    parser.add_argument("--now", type=instant, required=True)
    options = parser.parse_args()
    print(json.dumps(disclosure(Book(reading(lines(options.home))), options.period, options.now), ensure_ascii=False))


if __name__ == "__main__":
    main()

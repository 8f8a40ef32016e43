#!/usr/bin/env python3
"""An independent scoreboard: the contract's figures of a period, computed by the reference model.

Counts come from the model's legs, cards, follow-ups and closings; sums are exact fractions, and
only what is printed is rounded. The contract does not say which units have a row: here those for
which something of the period counts, and a card or closing that is worth no points does not.

    python3 scoreboard.py --home HOME --period P --now T [--as-of T] [--known-at T] [--to-sequence N]
"""
import argparse
import json
import os
import re
from collections import defaultdict
from datetime import date, time
from fractions import Fraction

from clocks import at_local, instant
from model import Book, lines, reading
from rulebook import Adoption

COUNTS = ["dispatched", "asked", "responded", "reached", "solved", "satisfied", "due", "onTime", "returned"]
RATES = {"response": ("responded", "asked"), "solvedRate": ("solved", "reached"),
         "satisfiedRate": ("satisfied", "reached"), "onTimeRate": ("onTime", "due"),
         "returnRate": ("returned", "dispatched")}
WEIGHED = {"response": "response", "solved": "solvedRate", "satisfied": "satisfiedRate", "onTime": "onTimeRate"}


# ---------------------------------------------------------------- the period

def bounds(period, zone):
    """[start, end) of a local month, quarter or year."""
    year, quarter, month = re.fullmatch(r"(\d{4})(?:-(?:Q([1-4])|(\d\d)))?", period).groups()
    first, length = (int(month), 1) if month else (3 * int(quarter) - 2, 3) if quarter else (1, 12)
    after = first + length - 1       # months since January of the first one beyond
    ends = date(int(year), first, 1), date(int(year) + after // 12, after % 12 + 1, 1)
    return [at_local(day, time(), zone) for day in ends]


def rules_of_period(rulebook, end, now):
    """In force just before the end, or at `now` where that is earlier."""
    if now < end:
        return rulebook.rules_at(now) or {}
    found = max((a for a in rulebook.adoptions if a.effective < end), key=Adoption.rank, default=None)
    return found.rules if found else {}


# ---------------------------------------------------------------- counting

class Row:
    def __init__(self):
        self.counts = dict.fromkeys(COUNTS, 0)
        self.cases = {}              # of the dispatched legs: case -> the data of its last follow-up
        self.points = Fraction(0)

    def rates(self):
        return {name: Fraction(100 * self.counts[a], self.counts[b]) if self.counts[b] else None
                for name, (a, b) in RATES.items()}

    def score(self, weights):
        rates = self.rates()
        parts = [(Fraction(str(weights[name])), rates[rate]) for name, rate in WEIGHED.items()
                 if weights.get(name) and rates[rate] is not None]
        return sum(w * rate for w, rate in parts) / sum(w for w, _ in parts) if parts else None


DECIDED = ("met", "late", "overdue")


def answer(case, leg, now):
    """The state of the row that decides whether a leg was responded to: the case's `contact` row,
    else the leg's own `sign` row; None where neither does."""
    contacts = [timer for timer in case.timers if timer.name == "contact"]
    states = [case.stand(timer, now)[0] for timer in contacts + [leg.dispatch] if case.has_row(timer, now)]
    return next((state for state in states if state in DECIDED), None)


def count_leg(rows, case, leg, inside, now):
    if leg.unit is None:
        return
    if leg.dispatch and inside(leg.start):
        row = rows[leg.unit]
        row.counts["dispatched"] += 1
        state = answer(case, leg, now)
        row.counts["asked"] += state is not None
        row.counts["responded"] += state == "met"
        row.counts["returned"] += leg.returned
        row.cases[case.id] = case.last_followed or {}
    if case.has_row(leg, now):
        state, found = case.stand(leg, now)[:2]
        if state in DECIDED and found.get("due") and inside(found["due"]):
            rows[leg.unit].counts["due"] += 1
            rows[leg.unit].counts["onTime"] += state == "met"


def count_points(rows, case, points, inside):
    def award(unit, key):
        worth = Fraction(str(points.get(key, 0)))
        if worth and unit:
            rows[unit].points += worth

    for card in case.issued:
        if inside(card.at):
            award(card.unit, card.level)
    carded = any(card.level in ("yellow", "red") for card in case.issued)
    if case.status == "closed" and inside(case.closed_at) and not carded:
        award(case.holder, "normal")


def count(book, start, end, points, now):
    """unit -> Row."""
    rows, inside = defaultdict(Row), lambda at: start <= at < end
    for case in book.cases.values():
        if case.excluded:
            continue
        for leg in case.timers:
            if leg.name == "handle":
                count_leg(rows, case, leg, inside, now)
        count_points(rows, case, points, inside)
    for row in rows.values():
        heard = [data for data in row.cases.values() if data.get("reached") is True]
        row.counts["reached"] = len(heard)
        for key in ("solved", "satisfied"):
            row.counts[key] = sum(data.get(key) is True for data in heard)
    return rows


# ---------------------------------------------------------------- the table

def ranks(scores, way):
    """unit -> rank by the exact score; a unit without one has none."""
    there = [s for s in scores.values() if s is not None]
    above = lambda s: sum(1 for t in (set(there) if way == "dense" else there) if t > s)
    return {unit: None if s is None else above(s) + 1 for unit, s in scores.items()}


def rounded(value):
    """Two decimals, half up; a whole number without any."""
    if value is None:
        return None
    hundredths = (value * 100 + Fraction(1, 2)).__floor__()
    return hundredths // 100 if hundredths % 100 == 0 else hundredths / 100


def group_of(unit, groups, organisation):
    """The number of the first group that the unit's tier or kind is in; None in none."""
    data = organisation.units.get(unit, {})
    names = {data.get("tier"), data.get("kind")} - {None}
    return next((n for n, group in enumerate(groups) if names & set(group["units"])), None)


def scoreboard(book, period, now):
    """The rows of `assess --format json`: by group, rank and unit."""
    start, end = bounds(period, book.zone(now))
    rules = rules_of_period(book.rulebook, end, now)
    given = rules.get("assess", {})
    groups = given.get("groups", [])
    rows = count(book, start, end, rules.get("points", {}), now)
    group = {unit: group_of(unit, groups, book.organisation) for unit in rows}
    weights = {unit: given.get("weights", {}) if n is None else groups[n].get("weights", given.get("weights", {}))
               for unit, n in group.items()}
    scores = {unit: row.score(weights[unit]) for unit, row in rows.items()}
    places = {}
    for n in set(group.values()):
        ranked = n is not None or not groups        # where there are groups, a unit in none has no rank
        scores_of_group = {unit: scores[unit] if ranked else None for unit in rows if group[unit] == n}
        places |= ranks(scores_of_group, given.get("rank", "dense"))
    last = lambda value: (value is None, value or 0)
    return [{"unit": unit, "group": None if group[unit] is None else groups[group[unit]]["name"], **rows[unit].counts,
             "rates": {name: rounded(rate) for name, rate in rows[unit].rates().items()},
             "score": rounded(scores[unit]), "points": rounded(rows[unit].points), "rank": places[unit]}
            for unit in sorted(rows, key=lambda unit: (last(group[unit]), last(places[unit]), unit.encode()))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", default=os.environ.get("WHISTLE_HOME", "."))
    parser.add_argument("--period", required=True)
    parser.add_argument("--now", type=instant, required=True)
    for option in ("--as-of", "--known-at"):
        parser.add_argument(option, type=instant)
    parser.add_argument("--to-sequence", type=int)
    options = parser.parse_args()
    book = Book(reading(lines(options.home), options.as_of, options.known_at, options.to_sequence))
    print(json.dumps(scoreboard(book, options.period, options.now), ensure_ascii=False))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""An independent sweep: what has fallen due at an instant and does not stand in the book yet.

Prints type, subject and data of each line that `sweep --dry-run --format jsonl` would print, in the
same order; ids, and keys of `data` that the contract does not name, are left out.

    python3 sweep.py --home HOME --now T
"""
import argparse
import json
import os

from clocks import instant, written
from guards import OPEN, WORKING
from model import LEVELS, Book, Card, lines, reading

FOLLOWING = {"contact", "resolve", "follow"}      # timers that follow the holder


# ---------------------------------------------------------------- to whom a notice goes

def holder_at(case, instant_passed):
    """Who held the case then: set by the last line in book order whose time is not after it."""
    return next((unit for at, unit in reversed(case.holders) if at <= instant_passed), None)


def would_have_held(case, instant_passed):
    """Who would have held a case that was not accepted yet: its place and matter and the rules as they
    were then, the units as the book has them."""
    standing = [(matter, place) for at, matter, place in case.classes if at <= instant_passed]
    matter, place = standing[-1] if standing else case.classes[0][1:]
    return case.book.organisation.starting_seat(case.book.rulebook.rules_at(instant_passed), matter, place)[1]


def addressee(case, timer, instant_passed):
    if timer.name in FOLLOWING:
        return holder_at(case, instant_passed)
    return would_have_held(case, instant_passed) if timer.name == "accept" else timer.unit


# ---------------------------------------------------------------- one case

class Sweep:
    """What one sweep issues on one case."""

    def __init__(self, case, now, zone):
        self.case, self.now, self.zone = case, now, zone
        self.cards = list(case.issued)      # those of this sweep included
        self.issued = []

    def lines(self):
        if self.case.status not in OPEN or self.now < self.case.registered:     # append refuses what is before it
            return []
        swept = list(self.swept())
        for timer, found, provisional, _ in swept:
            self.urge(timer, found)
            for level, key in (("yellow", "due"), ("red", "red")):
                self.card(timer, level, found.get(key), provisional)
        self.escalate(swept)
        return self.issued

    def swept(self):
        """The timers neither stopped nor paused, and that do not start at this very instant. (One that the
        book has start later, with a due time set by hand that lies before, is overdue like its row.)"""
        for timer in self.case.rows_of(self.now):
            if timer.stop is None and timer.start != self.now:
                state, found, provisional, rules = self.case.stand(timer, self.now)
                if state != "paused":
                    yield timer, found, provisional, rules

    def say(self, kind, **data):
        self.issued.append({"type": kind, "subject": self.case.id, "data": data})

    def urge(self, timer, found):
        remind, due = found.get("remind"), found.get("due")
        if not remind or remind > self.now or not due or (timer.name, timer.run, "urged") in self.case.notices:
            return
        unit = addressee(self.case, timer, remind)
        if unit:
            self.say("case.urged", timer=timer.name, run=timer.run, unit=unit, due=written(due, self.zone))

    def card(self, timer, level, passed, provisional):
        if not passed or passed >= self.now or timer.name == "reply" or (timer.name, timer.run, level) in self.case.notices:
            return
        unit = addressee(self.case, timer, passed)
        if unit and not self.stands(unit, level, passed):
            self.cards.append(Card(self.now, level, unit))
            marked = {"provisional": True} if provisional else {}
            self.say("supervision.issued", level=level, unit=unit, timer=timer.name, run=timer.run, cause="timer", **marked)

    def stands(self, unit, level, passed):
        """A card stands for all of its level or below that its unit let pass before it was lifted."""
        return any(card.unit == unit and LEVELS.index(card.level) >= LEVELS.index(level)
                   and (card.lifted is None or passed < card.lifted)
                   for card in self.cards if card.level in LEVELS)

    # ---- escalation

    def escalate(self, swept):
        """At most one of a case and an instant; none that would come as a late record, itself an anomaly."""
        case, rules = self.case, self.case.book.rulebook.rules_at(self.now) or {}
        to = self.next_tier(rules)
        if case.status not in WORKING or to is None or self.now < case.changed_at or any(at == self.now for at, _ in case.escalations):
            return
        why = next(self.overdue(swept), None) or next(self.too_often(rules), None)
        if why:
            skip = {"skip": True} if to != self.one_up(rules) else {}
            self.say("case.escalated", **{"from": case.tier, "to": to}, **why, **skip)

    def one_up(self, rules):
        ladder, tier = rules.get("ladder", []), self.case.tier
        above = ladder[ladder.index(tier) + 1:] if tier in ladder else []
        return above[0] if above else None

    def next_tier(self, rules):
        """One tier up, or where the rules name a skip for this matter and urgency; None at the top."""
        ladder, case = rules.get("ladder", []), self.case
        above = ladder[ladder.index(case.tier) + 1:] if case.tier in ladder else []
        skips = [skip["to"] for skip in rules.get("skips", [])
                 if skip["matter"] == case.matter and skip["urgency"] == case.urgency and skip["to"] in above]
        return (skips + above)[0] if above else None

    def overdue(self, swept):
        """Runs that have more rules behind them than the book has escalations of theirs."""
        for timer, found, _, rules in swept:
            passed = [rule for rule in (rules or {}).get("escalate", []) if self.has_passed(timer, found, rule["on"])]
            fired = [data for _, data in self.case.escalations
                     if (data.get("timer"), data.get("run")) == (timer.name, timer.run)]
            if len(passed) > len(fired):
                yield {"cause": "timer", "timer": timer.name, "run": timer.run}

    def has_passed(self, timer, found, on):
        name, _, key = on.partition(".")
        instant_passed = found.get("due" if key == "limit" else key)
        return name == timer.name and instant_passed is not None and instant_passed < self.now

    def too_often(self, rules):
        """Returns and reworks that have reached their count, once per case and tier."""
        counts = {"returns": self.case.returns, "rework": self.case.round - 1}
        for on in ("returns", "rework"):
            fired = any(data["cause"] == on and data["from"] == self.case.tier != data["to"] for _, data in self.case.escalations)
            if not fired and any(rule["on"] == on and counts[on] >= rule["count"] for rule in rules.get("escalate", [])):
                yield {"cause": on}


def sweep(book, now):
    zone = book.zone(now)
    return [line for name in sorted(book.cases, key=str.encode) for line in Sweep(book.cases[name], now, zone).lines()]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", default=os.environ.get("WHISTLE_HOME", "."))
    parser.add_argument("--now", type=instant, required=True)
    options = parser.parse_args()
    for line in sweep(Book(reading(lines(options.home))), options.now):
        print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    main()

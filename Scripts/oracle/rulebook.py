"""Rulesets and calendars as they were adopted, which of them a timer sees, and what limits they give it."""
import hashlib
import json
import re
from dataclasses import dataclass
from datetime import date, datetime

from clocks import CalendarYear, duration, instant, stretches

DEFAULT_LADDER = ["building", "grid", "community", "street"]


# ---------------------------------------------------------------- documents

def canonical(value):
    """RFC 8785: keys by UTF-16 code units, no spaces, numbers as ECMAScript writes them."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda k: k.encode("utf-16-be"))
        return "{" + ",".join(canonical(k) + ":" + canonical(value[k]) for k in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, float):
        if value == int(value) and abs(value) < 1e21:
            return str(int(value))
        return re.sub(r"e([+-])0*", r"e\1", repr(value))
    return json.dumps(value, ensure_ascii=False)


def digest(document):
    return hashlib.sha256(canonical(document).encode()).hexdigest()


# ---------------------------------------------------------------- adoptions

@dataclass
class Adoption:
    effective: datetime
    order: int
    scope: str
    rules: dict

    def rank(self):
        return (self.effective, self.order)


def calendar_year(data):
    """What a `calendar.adopted` says of its year. Half days that cannot be read, or that are of
    another year, are left out; an empty one is a working day without hours."""
    hours = {}
    for text, given in (data.get("hours") or {}).items():
        try:
            day, read = date.fromisoformat(text), stretches(given)
        except (TypeError, ValueError, AttributeError):
            continue
        if day.year == data["year"] and all(begin < end for begin, end in read):
            hours[day] = read
    return CalendarYear(*({date.fromisoformat(d) for d in data[key]} for key in ("holidays", "workdays")), hours)


class Rulebook:
    def __init__(self):
        self.adoptions = []
        self.calendars = []   # (event time, order, name, year, CalendarYear)

    def adopt_rules(self, data):
        self.adoptions.append(Adoption(instant(data["effective"]), len(self.adoptions), data["scope"], data["ruleset"]))

    def adopt_calendar(self, at, data):
        self.calendars.append((at, len(self.calendars), data["calendar"], data["year"], calendar_year(data)))

    def in_force(self, at):
        """The adoption with the latest effective <= at; of equals the later in the book."""
        return max((a for a in self.adoptions if a.effective <= at), key=Adoption.rank, default=None)

    def rules_at(self, at):
        adoption = self.in_force(at)
        return adoption.rules if adoption else None

    def governing(self, timer, now):
        """In force at the start, unless an adoption of scope open or all, whose day has come,
        took the timer over; of several the one effective last."""
        def takes_over(a):
            if a.scope == "all":
                return a.effective <= now
            return (a.scope == "open" and a.effective <= now and timer.start < a.effective
                    and (timer.stop is None or a.effective < timer.stop))
        found = [a for a in self.adoptions if takes_over(a)]
        first = self.in_force(timer.start)
        return max(found + ([first] if first else []), key=Adoption.rank, default=None)

    def governing_rules(self, timer, now):
        adoption = self.governing(timer, now)
        return adoption.rules if adoption else None

    def years(self, name, start, stop, now):
        """The calendars that a timer sees: each acts like an `open` adoption from its event's
        time, and the later of two for one year wins."""
        seen = {}
        for at, _, called, year, days in sorted(self.calendars, key=lambda c: c[:2]):
            if called == name and (at <= start or (at <= now and (stop is None or at < stop))):
                seen[year] = days
        return seen

    def ladder(self, at):
        return (self.rules_at(at) or {}).get("ladder", DEFAULT_LADDER)


# ---------------------------------------------------------------- clauses

def matter_of(rules, code):
    """The matter with its defaults filled in, or None where the rules lack it."""
    for matter in (rules or {}).get("matters", []):
        if matter["code"] == code:
            return {"class": "normal", "evidence": False, "verify": False, "follow": True} | matter
    return None


def class_name(rules, matter, urgency):
    """The class of a case: its matter's, else that named like its urgency, else `normal`, else none."""
    found = matter_of(rules, matter)
    if found:
        return found["class"]
    classes = (rules or {}).get("classes", {})
    return next((name for name in (urgency, "normal") if name in classes), None)


def of_holder(entry, timer):
    """What a timer's entry gives to a leg's holder: its own entry under `by` stands for the whole."""
    by = entry.get("by", {})
    own = {key: value for key, value in entry.items() if key != "by"}
    return by.get(timer.unit_tier) or by.get(timer.unit_kind) or own


def limits(rules, timer):
    """{remind, limit, red} that a ruleset gives a timer, as durations; {} where it gives none."""
    name = class_name(rules, timer.matter, timer.urgency)
    timers = (rules or {}).get("classes", {}).get(name, {}).get("timers", {})
    given = timers.get(timer.name, {})
    if timer.name == "answer":
        whole = (rules or {}).get("whistles", {}).get(timer.kind, {}).get("answer")
        given = {"limit": whole} if whole else given
    if timer.name == "resolve" and timer.run > 1:
        given = timers.get("rework", given)
    if timer.name == "follow" and (matter_of(rules, timer.matter) or {}).get("follow") is False:
        given = {}
    return {key: duration(text) for key, text in of_holder(given, timer).items()}

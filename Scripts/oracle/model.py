#!/usr/bin/env python3
"""An independent reference model of the engine: a second reading of the contract.

It folds a book and prints the cases of `cases --format jsonl`, so that two programs
written apart can be held against each other. Plain rather than fast: nothing is cached,
every due time is reckoned day by day, and each function states one idea of the contract.

    python3 model.py --home HOME --now T [--as-of T] [--known-at T] [--to-sequence N] [--anomalies]
"""
import argparse
import calendar
import glob
import hashlib
import json
import os
import re
import sys
import urllib.parse
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

UTC = timezone.utc
TIMERS = ["accept", "sign", "contact", "answer", "handle", "resolve", "follow", "reply"]
ENDS = {"rejected", "merged", "withdrawn"}
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DEFAULT_LADDER = ["building", "grid", "community", "street"]
CASE_FAMILIES = {"case", "return", "whistle", "extension", "meeting", "mediation", "supervision", "exclusion"}
LEVELS = ["notice", "yellow", "red"]


# ---------------------------------------------------------------- instants and documents

def instant(text):
    """An RFC 3339 time as an aware datetime in UTC (so that arithmetic is elapsed time)."""
    return datetime.fromisoformat(text.upper()).astimezone(UTC)


def written(at, zone):
    """An instant as RFC 3339 in a zone, without a fraction where it is zero."""
    if at is None:
        return None
    if at.microsecond == 0:
        precision = "seconds"
    else:
        precision = "milliseconds" if at.microsecond % 1000 == 0 else "microseconds"
    return at.astimezone(zone).isoformat(timespec=precision).replace("+00:00", "Z")


def at_local(day, clock_time, zone):
    """A local time as an instant. fold=0 is exactly the rule: of a repeated hour the first,
    a skipped time with the offset before the gap, that is, moved forward by it."""
    return datetime.combine(day, clock_time.replace(fold=0, tzinfo=None), zone).astimezone(UTC)


def duration(text):
    """`5wd` as (5, "wd"); None for what is no duration."""
    found = re.fullmatch(r"(\d+)(m|h|d|wh|wd|mtg)", text or "")
    return (int(found[1]), found[2]) if found else None


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


# ---------------------------------------------------------------- clocks

class Clock:
    """Working time as one ruleset sees it, with the calendars that one timer may see.

    `provisional` remembers whether a date was needed of a year that has no calendar."""

    def __init__(self, rules, years, tier=None):
        self.rules = rules or {}
        self.years = years
        self.zone = ZoneInfo(rules["zone"]) if rules else UTC
        self.meeting = self.rules.get("tiers", {}).get(tier, {}).get("meeting")
        self.provisional = False

    def local(self, at):
        return at.astimezone(self.zone)

    def is_working(self, day):
        in_week = WEEKDAYS[day.weekday()] in self.rules["calendar"]["week"]
        if day.year not in self.years:
            self.provisional = True
            return in_week
        holidays, workdays = self.years[day.year]
        return day in workdays or (in_week and day not in holidays)

    def spans(self, day):
        """The stretches of `hours` on a day, as instants; none on a day that is not worked."""
        if not self.is_working(day):
            return []
        ends = [text.split("-") for text in self.rules["calendar"]["hours"]]
        return sorted((at_local(day, time.fromisoformat(a), self.zone),
                       at_local(day, time.fromisoformat(b), self.zone)) for a, b in ends)

    def plus(self, at, amount, skip=()):
        """at + a duration; None where this clock cannot tell (no rules, no meeting)."""
        count, unit = amount
        if at is None:
            return None
        if unit in ("m", "h", "d"):
            return at + count * {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}[unit]
        if not self.rules:
            return None
        if unit == "wd":
            return self.plus_working_days(at, count)
        if unit == "wh":
            return self.plus_worked(at, timedelta(hours=count))
        return self.plus_sessions(at, count, skip)

    def plus_working_days(self, at, count):
        here = self.local(at)
        day = here.date()
        if count == 0:
            return at
        while count:
            day += timedelta(days=1)
            count -= 1 if self.is_working(day) else 0
        return at_local(day, here.time(), self.zone)

    def plus_worked(self, at, worked):
        """The first instant at which so much of the working hours has gone by."""
        day = self.local(at).date()
        if worked <= timedelta(0):
            return at
        while True:
            for begin, end in self.spans(day):
                begin = max(begin, at)
                if end <= begin:
                    continue
                if end - begin >= worked:
                    return begin + worked
                worked -= end - begin
            day += timedelta(days=1)

    def plus_sessions(self, at, count, skip):
        """The count-th session strictly after `at`, passing over those in the pauses `skip`."""
        if count == 0:
            return at
        if self.meeting is None:
            return None
        for session in self.sessions(self.local(at).date() - timedelta(days=1)):
            if session > at and not any(start <= session < end for start, end in skip):
                count -= 1
                if count == 0:
                    return session

    def sessions(self, day):
        """The meeting's sessions from a day on."""
        every, on = self.meeting["every"], self.meeting.get("on")
        at = time.fromisoformat(self.meeting["at"])
        months = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}.get(every)
        while True:
            last = calendar.monthrange(day.year, day.month)[1]
            if every == "day":
                meets = True
            elif every == "week":
                meets = WEEKDAYS[day.weekday()] == on
            else:
                meets = day.month % months == 0 and day.day == (last if on == "last" else min(int(on), last))
            if meets:
                yield at_local(day, at, self.zone)
            day += timedelta(days=1)

    def worked_between(self, start, end):
        """How much of the working hours lies between two instants."""
        total, day = timedelta(0), self.local(start).date()
        while day <= self.local(end).date():
            for a, b in self.spans(day):
                total += max(timedelta(0), min(b, end) - max(a, start))
            day += timedelta(days=1)
        return total

    def working_days_between(self, start, end):
        """How many working days D with date(start) < D <= date(end)."""
        first, last = self.local(start).date(), self.local(end).date()
        return sum(self.is_working(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))


# ---------------------------------------------------------------- organisation

def unit_path(text):
    return text[1:] if text.startswith("/") else text


def source_path(text):
    """The unit that a `source` names: percent-encoded as UTF-8, or as it stands where that is not so."""
    if re.search("%(?![0-9A-Fa-f]{2})", text):
        return unit_path(text)
    try:
        return unit_path(urllib.parse.unquote(text, errors="strict"))
    except UnicodeDecodeError:
        return unit_path(text)


class Organisation:
    def __init__(self):
        self.units = {}      # path -> data of its last registration
        self.retired = set()

    def register(self, data):
        self.units[unit_path(data["unit"])] = data
        self.retired.discard(unit_path(data["unit"]))

    def path(self, unit):
        """The unit itself, then upwards: its parent where one is given, else its longest
        registered prefix. A loop of parents ends where it closes."""
        seen = []
        while unit is not None and unit not in seen:
            seen.append(unit)
            parent = self.units.get(unit, {}).get("parent")
            unit = unit_path(parent) if parent else self.prefix(unit)
        return seen

    def prefix(self, unit):
        parts = unit.split("/")
        for n in range(len(parts) - 1, 0, -1):
            if "/".join(parts[:n]) in self.units:
                return "/".join(parts[:n])
        return None

    def tier_of(self, unit):
        return self.units.get(unit, {}).get("tier")

    def tier_of_place(self, place):
        """The place's tier: its own, else that of the nearest unit above which has one."""
        return next((self.tier_of(u) for u in self.path(place) if self.tier_of(u)), None)

    def seat(self, place, tier, ladder):
        """(tier, holder) for a place: the nearest unit of the tier named, else of the next
        tier up that the path has, else the tier as named and nobody."""
        path = self.path(place)
        for wanted in [tier] + (ladder[ladder.index(tier) + 1:] if tier in ladder else []):
            for unit in path:
                if wanted and self.tier_of(unit) == wanted:
                    return wanted, unit
        return tier, None


# ---------------------------------------------------------------- rules

@dataclass
class Adoption:
    effective: datetime
    order: int
    scope: str
    rules: dict

    def rank(self):
        return (self.effective, self.order)


class Rulebook:
    def __init__(self):
        self.adoptions = []
        self.calendars = []   # (event time, order, name, year, holidays, workdays)

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

    def years(self, name, start, stop, now):
        """The calendars that a timer sees: each acts like an `open` adoption from its event's
        time, and the later of two for one year wins."""
        seen = {}
        for at, _, called, year, holidays, workdays in sorted(self.calendars, key=lambda c: c[:2]):
            if called == name and (at <= start or (at <= now and (stop is None or at < stop))):
                seen[year] = (holidays, workdays)
        return seen

    def ladder(self, at):
        return (self.rules_at(at) or {}).get("ladder", DEFAULT_LADDER)


def matter_of(rules, code):
    """The matter with its defaults filled in, or None where the rules lack it."""
    for matter in (rules or {}).get("matters", []):
        if matter["code"] == code:
            return {"class": "normal", "evidence": False, "verify": False, "follow": True} | matter
    return None


def class_of(rules, case):
    classes, matter = (rules or {}).get("classes", {}), matter_of(rules, case.matter)
    if matter:
        return classes.get(matter["class"], {})
    return classes.get(case.urgency) or classes.get("normal") or {}


def limits(rules, case, timer):
    """{remind, limit, red} that a ruleset gives a timer, as durations; {} where it gives none."""
    timers = class_of(rules, case).get("timers", {})
    given = timers.get(timer.name, {})
    if timer.name == "answer":
        whole = (rules or {}).get("whistles", {}).get(timer.kind, {}).get("answer")
        given = {"limit": whole} if whole else given
    if timer.name == "resolve" and timer.run > 1:
        given = timers.get("rework", given)
    if timer.name == "follow" and (matter_of(rules, case.matter) or {}).get("follow") is False:
        given = {}
    return {key: duration(text) for key, text in given.items()}


# ---------------------------------------------------------------- a case

@dataclass
class Timer:
    name: str
    run: int
    start: datetime
    unit: str = None
    tier: str = None            # the tier that the case has when the run starts
    hand: datetime = None       # a due time set by hand
    kind: str = None            # of a whistle
    stop: datetime = None
    cut: bool = False           # stopped without its goal
    extensions: list = field(default_factory=list)
    dispatch: "Timer" = None    # of a leg begun by a dispatch: its `sign` timer
    returned: bool = False      # of a leg: an approved return ended it


class Case:
    def __init__(self, event, book):
        data = event["data"]
        self.book = book
        self.id, self.registered = event["subject"], event["at"]
        self.matter, self.urgency, self.place = data["matter"], data["urgency"], unit_path(data["place"])
        self.tier = self.holder = None
        self.stage = "registered"   # the status, or what the case resumes to while it is suspended
        self.suspended_at = None
        self.pauses = []            # the ended ones: (start, end)
        self.round, self.returns, self.extensions = 1, 0, 0
        self.cards = dict.fromkeys(LEVELS, 0)
        self.timers = []
        self.counts = {}            # timer name -> runs so far
        self.leg = self.sign = None  # timers of the running leg
        self.back = None            # (unit,) that a return of the running leg goes back to
        self.was_accepted = False
        self.contacted_at = None
        self.asked = None           # the amount of the pending extension request
        self.issued = []            # the cards: (time, level, unit)
        self.last_followed = None   # the data of the last follow-up in book order
        self.closed_at = None       # the last closing in book order
        self.excluded = False
        self.start("accept", event)

    @property
    def status(self):
        return "suspended" if self.suspended_at else self.stage

    # ---- timers

    def start(self, name, event, unit=None, run=None, **more):
        self.counts[name] = run or self.counts.get(name, 0) + 1
        timer = Timer(name, self.counts[name], event["at"], unit, self.tier, **more)
        self.timers.append(timer)
        return timer

    def halt(self, at, names, unit=None, cut=False):
        """Stops the open runs of these timers (of one unit, where named)."""
        for timer in self.timers:
            if timer.name in names and timer.stop is None and unit in (None, timer.unit):
                timer.stop, timer.cut = at, cut
                if timer.name in ("contact", "resolve", "follow"):
                    timer.unit = self.holder

    def start_leg(self, event, holder, back, due=None):
        self.holder, self.back = holder, back
        self.leg = self.start("handle", event, holder, hand=due)

    def end_leg(self, at):
        self.halt(at, ["handle"])
        self.halt(at, ["sign"], cut=True)
        self.leg = None

    def end_pause(self, at):
        if self.suspended_at and self.suspended_at < at:
            self.pauses.append((self.suspended_at, at))
        self.suspended_at = None

    # ---- events

    def take(self, event):
        """The effect of one event of a registered case, anomalous or not."""
        kind = event["type"]
        # Cards, their answers and exclusions count in every status.
        if not kind.startswith("supervision.") and kind not in ("case.excluded", "exclusion.revoked"):
            if self.stage in ENDS:
                return
            allowed = {"case.verified", "case.followed", "case.reopened", "case.closed", "case.contacted",
                       "whistle.answered", "whistle.excused"}
            if self.stage == "resolved":
                allowed |= {"case.merged", "case.withdrawn"}
            if self.stage in ("resolved", "closed") and kind not in allowed:
                return
        handler = getattr(self, "on_" + kind.replace(".", "_"), None)
        if handler:
            handler(event, event["at"], event["data"])

    def on_case_accepted(self, event, at, data):
        if self.was_accepted:
            if self.acceptance is not None and data.get("corrects") == self.acceptance:
                for timer in self.timers:
                    if timer.name == "resolve" and timer.run == 1:
                        timer.hand = data.get("due") and instant(data["due"])
            return
        self.was_accepted, self.acceptance = True, event.get("id")
        self.halt(at, ["accept"])
        tier, holder = self.seat_if_accepted(self.book.rulebook.rules_at(at), data.get("tier"))
        if self.stage == "registered":
            self.stage, self.tier = "accepted", tier
            self.start_leg(event, holder, None)
        elif self.tier is None:  # late: status, holder and leg stay, but it is a tier's case now
            self.tier = tier
        if self.round == 1:      # a later round's clock started with the reopening
            self.start("resolve", event, run=1, hand=data.get("due") and instant(data["due"]))
        self.start("contact", event)
        if self.contacted_at:
            self.halt(self.contacted_at, ["contact"])

    def seat_if_accepted(self, rules, tier=None):
        organisation = self.book.organisation
        tier = (tier or (matter_of(rules, self.matter) or {}).get("tier")
                or organisation.tier_of_place(self.place))
        return organisation.seat(self.place, tier, (rules or {}).get("ladder", DEFAULT_LADDER))

    def on_case_rejected(self, event, at, data):
        self.halt(at, ["accept"])
        self.finish("rejected", at)

    def on_case_merged(self, event, at, data):
        self.finish("merged", at)

    def on_case_withdrawn(self, event, at, data):
        self.finish("withdrawn", at)

    def finish(self, status, at):
        self.end_pause(at)
        self.halt(at, TIMERS, cut=True)
        self.leg, self.stage = None, status

    def on_case_dispatched(self, event, at, data):
        self.end_pause(at)
        self.end_leg(at)
        self.stage = "dispatched"
        self.start_leg(event, unit_path(data["to"]), (self.holder,), data.get("due") and instant(data["due"]))
        self.leg.dispatch = self.start("sign", event, self.holder)

    def on_case_signed(self, event, at, data):
        self.stage = "handling"
        self.halt(at, ["sign"])

    def on_case_contacted(self, event, at, data):
        self.contacted_at = self.contacted_at or at
        self.halt(at, ["contact"])

    def on_return_approved(self, event, at, data):
        if self.back is None:
            return
        if self.leg:
            self.leg.returned = True
        self.end_pause(at)
        self.end_leg(at)
        self.stage, self.returns = "accepted", self.returns + 1
        (self.holder,), self.back = self.back, None

    def on_case_escalated(self, event, at, data):
        ladder = self.book.rulebook.ladder(at)
        if data["to"] not in ladder:
            return
        self.end_pause(at)
        self.end_leg(at)
        self.stage = "accepted"
        self.tier, holder = self.book.organisation.seat(self.place, data["to"], ladder)
        self.start_leg(event, holder, None)

    def on_whistle_blown(self, event, at, data):
        for unit in data["call"]:
            self.start("answer", event, unit_path(unit), kind=data["kind"])

    def on_whistle_answered(self, event, at, data):
        self.halt(at, ["answer"], unit_path(data["unit"]))

    on_whistle_excused = on_whistle_answered

    def on_case_suspended(self, event, at, data):
        self.suspended_at = self.suspended_at or at

    def on_case_resumed(self, event, at, data):
        self.end_pause(at)

    def on_extension_requested(self, event, at, data):
        self.asked = data.get("amount")

    def on_extension_denied(self, event, at, data):
        self.asked = None

    def on_extension_granted(self, event, at, data):
        amount = duration(data.get("amount", self.asked))
        self.asked = None
        self.extensions += 1
        for timer in self.timers:
            current = timer is self.leg or (timer.name == "resolve" and timer.run == self.round)
            if amount and current:
                timer.extensions.append(amount)

    def on_case_resolved(self, event, at, data):
        self.resolve(at)
        self.start("follow", event, run=self.round)

    def resolve(self, at):
        self.end_pause(at)
        self.end_leg(at)
        self.halt(at, ["resolve"])
        self.stage = "resolved"

    def on_case_verified(self, event, at, data):
        if data["pass"] is False:
            self.on_case_reopened(event, at, data)

    def on_case_followed(self, event, at, data):
        self.last_followed = data
        self.halt(at, ["follow"])

    def on_case_reopened(self, event, at, data):
        if self.stage not in ("resolved", "closed"):
            return
        self.halt(at, ["follow"], cut=True)
        self.stage, self.round = "handling", self.round + 1
        self.start_leg(event, self.holder, self.back)     # the way back is that of the resolved leg
        self.start("resolve", event, run=self.round)

    def on_case_closed(self, event, at, data):
        if self.stage not in ("resolved", "closed"):
            self.resolve(at)
        self.halt(at, ["accept", "contact", "sign", "answer"], cut=True)
        self.stage, self.closed_at = "closed", at

    def on_case_excluded(self, event, at, data):
        self.excluded = True

    def on_exclusion_revoked(self, event, at, data):
        self.excluded = False

    def on_supervision_issued(self, event, at, data):
        self.issued.append((at, data["level"], unit_path(data["unit"])))
        if data["level"] in self.cards:
            self.cards[data["level"]] += 1
        if data["level"] == "red":
            self.asked = None
        self.start("reply", event, unit_path(data["unit"]), hand=data.get("replyBy") and instant(data["replyBy"]))

    def on_supervision_answered(self, event, at, data):
        self.halt(at, ["reply"], unit_path(data["unit"]))

    on_supervision_lifted = on_supervision_answered

    # ---- reckoning

    def pauses_of(self, timer):
        """The pauses that a timer feels: overlapping ones united, cut to its run. The end of
        a running one is None."""
        if timer.name not in ("handle", "resolve"):
            return []
        forever = datetime.max.replace(tzinfo=UTC)
        spans = sorted(self.pauses + ([(self.suspended_at, forever)] if self.suspended_at else []))
        united = []
        for start, end in spans:
            if united and start < united[-1][1]:
                united[-1] = (united[-1][0], max(end, united[-1][1]))
            else:
                united.append((start, end))
        cut = [(max(start, timer.start), min(end, timer.stop or forever)) for start, end in united]
        return [(start, None if end == forever else end) for start, end in cut if start < end]

    def reckon(self, timer, rules, now):
        """({remind, due, red}, provisional) of a timer under a ruleset."""
        given, clocks, found = limits(rules, self, timer), [], {}
        name = (rules or {}).get("calendar", {}).get("name")
        years = self.book.rulebook.years(name, timer.start, timer.stop, now)

        def moved(base, amount, unit):
            """((base + amount) + extensions) + pauses, these on the clock of `unit`."""
            clock = Clock(rules, years, timer.tier)
            clocks.append(clock)

            def extended(skip):
                clock.provisional = False
                at = clock.plus(base, amount, skip)
                for extension in timer.extensions if at else []:
                    at = clock.plus(at, extension, skip) or at
                return at

            skipped, at = [], extended([])
            for start, end in self.pauses_of(timer):
                if at is None or start > at:        # suspension heals no breach
                    break
                if end is None:
                    return None
                if unit == "mtg":
                    skipped.append((start, end))
                    at = extended(skipped)
                elif unit == "wd":
                    at = clock.plus_working_days(at, clock.working_days_between(start, end))
                elif unit == "wh":
                    at = clock.plus_worked(at, clock.worked_between(start, end))
                else:
                    at += end - start
            return at

        limit, red = given.get("limit"), given.get("red")
        if timer.hand:
            unit = limit[1] if limit and limit[1] != "mtg" else "m"
            found["due"] = moved(timer.hand, (0, "m"), unit)
            if limit and red and limit[1] == red[1]:
                found["red"] = moved(timer.hand, (red[0] - limit[0], red[1]), red[1])
        else:
            for key, amount in (("remind", given.get("remind")), ("due", limit), ("red", red)):
                if amount:
                    found[key] = moved(timer.start, amount, amount[1])
        return found, any(clock.provisional for clock in clocks)

    def state_of(self, timer, due, now):
        if timer.stop is not None:
            in_time = due is None or timer.stop <= due
            if timer.cut:
                return "void" if in_time else "late"
            return "met" if in_time or timer.stop < timer.start else "late"
        if due is not None and due < now:
            return "overdue"
        return "paused" if self.suspended_at and self.pauses_of(timer) else "running"

    def unit_of(self, timer, now):
        if timer.name == "accept":
            return self.seat_if_accepted(self.book.rulebook.rules_at(now))[1]
        if timer.name in ("contact", "resolve", "follow") and timer.stop is None:
            return self.holder
        return timer.unit

    def stand(self, timer, now):
        """(state, {remind, due, red}, provisional, rules) of a timer under what governs it."""
        adoption = self.book.rulebook.governing(timer, now)
        rules = adoption.rules if adoption else None
        found, provisional = self.reckon(timer, rules, now)
        return self.state_of(timer, found.get("due"), now), found, provisional, rules

    def timer_row(self, timer, now, zone):
        state, found, provisional, rules = self.stand(timer, now)
        row = {"timer": timer.name, "run": timer.run, "unit": self.unit_of(timer, now), "state": state,
               "start": timer.start, "stop": timer.stop, "due": found.get("due"),
               "remind": found.get("remind"), "red": found.get("red"),
               "provisional": provisional, "ruleset": digest(rules) if rules else None}
        return {k: written(v, zone) if isinstance(v, datetime) else v for k, v in row.items()}

    def has_row(self, timer):
        """Whether the rules in force at its start give a limit, or somebody set a due time."""
        return bool(timer.hand or limits(self.book.rulebook.rules_at(timer.start), self, timer).get("limit"))

    def row(self, now, zone):
        timers = sorted(filter(self.has_row, self.timers), key=lambda t: (TIMERS.index(t.name), t.run))
        return {"case": self.id, "status": self.status, "tier": self.tier, "holder": self.holder,
                "matter": self.matter, "urgency": self.urgency, "place": self.place,
                "registered": written(self.registered, zone), "version": self.book.versions[self.id],
                "round": self.round, "returns": self.returns, "extensions": self.extensions,
                "cards": self.cards, "timers": [self.timer_row(t, now, zone) for t in timers]}


# ---------------------------------------------------------------- the book

class Book:
    """The fold of one reading of a book, in `sequence` order."""

    def __init__(self, events, guard=None):
        self.organisation, self.rulebook = Organisation(), Rulebook()
        self.cases, self.versions = {}, {}
        self.guard, self.guards, self.anomalies = guard, {}, []     # (sequence, type, reason)
        for event in events:
            self.fold(event)

    def fold(self, event):
        kind, subject, data = event["type"], event["subject"], event["data"]
        event["at"] = instant(event["time"])
        self.versions[subject] = self.versions.get(subject, 0) + 1
        if kind == "rules.adopted":
            self.rulebook.adoptions.append(
                Adoption(instant(data["effective"]), len(self.rulebook.adoptions), data["scope"], data["ruleset"]))
        elif kind == "calendar.adopted":
            dates = [{date.fromisoformat(d) for d in data[k]} for k in ("holidays", "workdays")]
            self.rulebook.calendars.append(
                (event["at"], len(self.rulebook.calendars), data["calendar"], data["year"], *dates))
        elif kind == "unit.registered":
            self.organisation.register(data)
        elif kind == "unit.retired":
            self.organisation.retired.add(unit_path(data["unit"]))
        elif kind == "case.registered":
            if subject in self.cases:
                self.anomaly(event, "the id is not new")
            else:
                self.cases[subject] = Case(event, self)
                self.guards[subject] = self.guard(self.cases[subject]) if self.guard else None
        elif subject in self.cases:
            guard = self.guards[subject]
            if guard:
                self.anomaly(event, guard.reason(event))
            self.cases[subject].take(event)
            if guard:
                guard.note(event)
        elif kind.split(".")[0] in CASE_FAMILIES:
            self.anomaly(event, "no such case")

    def anomaly(self, event, reason):
        if reason:
            self.anomalies.append((event["sequence"], event["type"], reason))

    def rows(self, now):
        rules = self.rulebook.rules_at(now)
        zone = ZoneInfo(rules["zone"]) if rules else UTC
        return [self.cases[i].row(now, zone) for i in sorted(self.cases, key=str.encode)]


def lines(home):
    for name in sorted(glob.glob(os.path.join(home, "events", "*.jsonl"))):
        with open(name, encoding="utf-8") as segment:
            for line in segment:
                if line.endswith("\n"):      # an unterminated tail may be being written
                    yield json.loads(line)


def reading(events, as_of=None, known_at=None, to_sequence=None):
    """The events of a bitemporal reading: only these filters hide events, `now` never does."""
    for event in sorted(events, key=lambda e: e["sequence"]):
        if ((as_of is None or instant(event["time"]) <= as_of)
                and (known_at is None or instant(event["recordedtime"]) <= known_at)
                and (to_sequence is None or int(event["sequence"]) <= to_sequence)):
            yield event


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", default=os.environ.get("WHISTLE_HOME", "."))
    for option in ("--now", "--as-of", "--known-at"):
        parser.add_argument(option, type=instant)
    parser.add_argument("--to-sequence", type=int)
    parser.add_argument("--anomalies", action="store_true", help="the events that break the table, instead of the cases")
    options = parser.parse_args()
    now = options.now or options.as_of or datetime.now(UTC)
    guard = None
    if options.anomalies:
        from guards import Guard as guard       # only here: the guards lean on this module
    book = Book(reading(lines(options.home), options.as_of, options.known_at, options.to_sequence), guard)
    if options.anomalies:
        for anomaly in book.anomalies:
            print(json.dumps(dict(zip(("sequence", "type", "reason"), anomaly))))
        return
    for row in book.rows(now):
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""An independent reference model of the engine: a second reading of the contract.

It folds a book and prints the cases of `cases --format jsonl`, so that two programs
written apart can be held against each other. Plain rather than fast: nothing is cached,
every due time is computed day by day, and each function states one idea of the contract.

    python3 model.py --home HOME --now T [--as-of T] [--known-at T] [--to-sequence N] [--anomalies]
"""
import argparse
import glob
import json
import os
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from clocks import UTC, WORKED, Clock, duration, instant, written
from organisation import Organisation, unit_path
from rulebook import Rulebook, class_name, digest, limits

TIMERS = ["accept", "sign", "contact", "answer", "handle", "resolve", "follow", "reply"]
ENDS = {"rejected", "merged", "withdrawn"}
LEVELS = ["notice", "yellow", "red"]
LASTING = {   # what still takes effect on a case that is resolved or closed
    "case.verified", "case.followed", "case.reopened", "case.closed", "case.contacted", "whistle.answered", "whistle.excused"}
EVER = {"supervision.issued", "supervision.answered", "supervision.lifted", "case.excluded", "exclusion.revoked"}


# ---------------------------------------------------------------- a case

@dataclass
class Timer:
    name: str
    run: int
    start: datetime
    unit: str = None
    tier: str = None            # the tier that the case has when the run starts
    unit_tier: str = None       # the tier and the kind that the book has of the unit when the run starts
    unit_kind: str = None
    matter: str = None          # the case's class: as it stands, or as it stood when the run ended
    urgency: str = None
    hand: datetime = None       # a due time set by hand
    kind: str = None            # of a whistle
    stop: datetime = None
    cut: bool = False           # stopped without its goal
    extensions: list = field(default_factory=list)
    dispatch: "Timer" = None    # of a leg begun by a dispatch: its `sign` timer
    returned: bool = False      # of a leg: an approved return ended it


@dataclass
class Card:
    at: datetime
    level: str
    unit: str
    lifted: datetime = None


class Case:
    def __init__(self, event, book):
        data = event["data"]
        self.book = book
        self.id, self.registered, self.title = event["subject"], event["at"], data["title"]
        self.matter, self.urgency, self.place = data["matter"], data["urgency"], unit_path(data["place"])
        self.tier = self.holder = self.receiver = None
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
        self.issued = []            # the cards in book order
        self.notices = set()        # (timer, run, kind): the urges and cards that stand for a run
        self.escalations = []       # every one: (time, data), `from` being the tier that it left
        self.holders = []           # what set the holder, in book order: (time, unit)
        self.classes = [(event["at"], self.matter, self.place)]      # and what set matter and place
        self.changed_at = self.registered     # the latest time of a line that changed status, holder or leg
        self.happened = []          # what took effect, for the figures of a period: (time, status)
        self.last_followed = None   # the data of the last follow-up in book order
        self.resolved_at = self.closed_at = None       # the last ones in book order
        self.excluded = False
        self.happened.append((event["at"], "registered"))
        self.start("accept", event)

    @property
    def status(self):
        return "suspended" if self.suspended_at else self.stage

    # ---- timers

    def start(self, name, event, unit=None, run=None, **more):
        self.counts[name] = run or self.counts.get(name, 0) + 1
        known = self.book.organisation.units.get(unit, {})
        timer = Timer(name, self.counts[name], event["at"], unit, self.tier, known.get("tier"), known.get("kind"),
                      self.matter, self.urgency, **more)
        self.timers.append(timer)
        return timer

    def halt(self, at, names, unit=None, cut=False):
        """Stops the open runs of these timers (of one unit, where named)."""
        for timer in self.timers:
            if timer.name in names and timer.stop is None and unit in (None, timer.unit):
                timer.stop, timer.cut = at, cut
                if timer.name in ("contact", "resolve", "follow"):
                    timer.unit = self.holder
                elif timer.name == "accept":
                    timer.unit = self.seat_if_accepted(self.book.rulebook.rules_at(at))[1]

    def hold(self, at, holder):
        self.holder = holder
        self.receiver = self.receiver or holder
        self.holders.append((at, holder))

    def start_leg(self, event, holder, back, due=None):
        self.hold(event["at"], holder)
        self.back = back
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

    def takes(self, kind):
        """Whether events of a type still have an effect. Cards, their answers and exclusions count in every status."""
        if kind in EVER:
            return True
        if self.stage in ENDS:
            return False
        if self.stage == "resolved":
            return kind in LASTING | {"case.merged", "case.withdrawn"}
        return self.stage != "closed" or kind in LASTING

    def take(self, event):
        """The effect of one event of a registered case, anomalous or not."""
        self.stand_in_the_book(event["type"], event["at"], event["data"])
        before = self.status, self.holder, id(self.leg)
        handler = getattr(self, "on_" + event["type"].replace(".", "_"), None)
        if handler and self.takes(event["type"]):
            handler(event, event["at"], event["data"])
        if before != (self.status, self.holder, id(self.leg)):
            self.changed_at = max(self.changed_at, event["at"])

    def stand_in_the_book(self, kind, at, data):
        """What a sweep does not issue again, whatever it did to the case. A line that names a run which
        has not begun where it stands is none of that run's."""
        run = data.get("timer"), data.get("run")
        begun = run in {(timer.name, timer.run) for timer in self.timers}
        if kind == "case.urged" and begun:
            self.notices.add((*run, "urged"))
        elif kind == "supervision.issued" and begun:
            self.notices.add((*run, data["level"]))
        elif kind == "case.escalated" and data["to"] in self.book.rulebook.ladder(at):
            self.escalations.append((at, data | {"from": self.tier}))

    def on_case_accepted(self, event, at, data):
        if self.was_accepted:
            if self.acceptance is not None and data.get("corrects") == self.acceptance:
                for timer in self.timers:
                    if timer.name == "resolve" and timer.run == 1:
                        timer.hand = data.get("due") and instant(data["due"])
            return
        self.was_accepted, self.acceptance = True, event.get("id")
        self.happened.append((at, "accepted"))
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
        return self.book.organisation.starting_seat(rules, self.matter, self.place, tier)

    def on_case_reclassified(self, event, at, data):
        """Runs that are open follow the new class; those that are over keep theirs."""
        self.matter, self.urgency = data.get("matter", self.matter), data.get("urgency", self.urgency)
        self.place = unit_path(data.get("place", self.place))
        self.classes.append((at, self.matter, self.place))
        for timer in self.timers:
            if timer.stop is None:
                timer.matter, timer.urgency = self.matter, self.urgency

    def on_case_rejected(self, event, at, data):
        self.halt(at, ["accept"])
        self.happened.append((at, "rejected"))
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
        (holder,), self.back = self.back, None
        self.hold(at, holder)

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
        self.stage, self.resolved_at = "resolved", at
        self.happened.append((at, "resolved"))

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
        self.happened.append((at, "closed"))

    def on_case_excluded(self, event, at, data):
        self.excluded = True

    def on_exclusion_revoked(self, event, at, data):
        self.excluded = False

    def on_supervision_issued(self, event, at, data):
        self.issued.append(Card(at, data["level"], unit_path(data["unit"])))
        if data["level"] in self.cards:
            self.cards[data["level"]] += 1
        if data["level"] == "red":
            self.asked = None
        self.start("reply", event, unit_path(data["unit"]), hand=data.get("replyBy") and instant(data["replyBy"]))

    def on_supervision_answered(self, event, at, data):
        self.halt(at, ["reply"], unit_path(data["unit"]))

    def on_supervision_lifted(self, event, at, data):
        self.on_supervision_answered(event, at, data)
        for card in self.issued:
            if card.unit == unit_path(data["unit"]) and card.lifted is None:
                card.lifted = at

    # ---- deadlines

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

    def deadlines(self, timer, rules, now):
        """({remind, due, red}, provisional) of a timer under a ruleset."""
        given, found = limits(rules, timer), {}
        run = RunDeadlines(self, timer, rules, now)
        limit, red = given.get("limit"), given.get("red")
        if timer.hand:
            unit = limit[1] if limit and limit[1] != "mtg" else "m"
            found["due"] = run.moved(timer.hand, (0, "m"), unit)
            if limit and red and limit[1] == red[1]:
                found["red"] = run.moved(timer.hand, (red[0] - limit[0], red[1]), red[1])
                if found["red"]:                # never before the due time
                    found["red"] = found["due"] and max(found["due"], found["red"])
        else:
            for key, amount in (("remind", given.get("remind")), ("due", limit), ("red", red)):
                if amount:
                    found[key] = run.from_start(amount)
        return found, any(clock.provisional for clock in run.clocks)

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
        if timer.name == "accept" and timer.stop is None:
            return self.seat_if_accepted(self.book.rulebook.rules_at(now))[1]
        if timer.name in ("contact", "resolve", "follow") and timer.stop is None:
            return self.holder
        return timer.unit

    def stand(self, timer, now):
        """(state, {remind, due, red}, provisional, rules) of a timer under what governs it."""
        rules = self.book.rulebook.governing_rules(timer, now)
        found, provisional = self.deadlines(timer, rules, now)
        return self.state_of(timer, found.get("due"), now), found, provisional, rules

    def timer_row(self, timer, now, zone):
        state, found, provisional, rules = self.stand(timer, now)
        row = {"timer": timer.name, "run": timer.run, "unit": self.unit_of(timer, now), "state": state,
               "start": timer.start, "stop": timer.stop, "due": found.get("due"),
               "remind": found.get("remind"), "red": found.get("red"),
               "provisional": provisional, "ruleset": digest(rules) if rules else None}
        return {k: written(v, zone) if isinstance(v, datetime) else v for k, v in row.items()}

    def has_row(self, timer, now):
        """Whether the rules that govern it give a limit, or somebody set a due time."""
        return bool(timer.hand or limits(self.book.rulebook.governing_rules(timer, now), timer).get("limit"))

    def rows_of(self, now):
        """The timers that have a row, in the table's order."""
        there = [timer for timer in self.timers if self.has_row(timer, now)]
        return sorted(there, key=lambda t: (TIMERS.index(t.name), t.run))

    def row(self, now, zone):
        rules = self.book.rulebook.rules_at(now)
        return {"case": self.id, "title": self.title, "class": class_name(rules, self.matter, self.urgency),
                "receiver": self.receiver, "status": self.status, "tier": self.tier, "holder": self.holder,
                "matter": self.matter, "urgency": self.urgency, "place": self.place,
                "registered": written(self.registered, zone), "version": self.book.versions[self.id],
                "round": self.round, "returns": self.returns, "extensions": self.extensions,
                "cards": self.cards, "timers": [self.timer_row(t, now, zone) for t in self.rows_of(now)]}


class RunDeadlines:
    """The instants of one timer: ((base + duration) + extensions) + pauses, each on clocks of its own."""

    def __init__(self, case, timer, rules, now):
        name = (rules or {}).get("calendar", {}).get("name")
        self.rules, self.timer, self.clocks = rules, timer, []
        self.years = case.book.rulebook.years(name, timer.start, timer.stop, now)
        self.pauses = case.pauses_of(timer)

    def clock(self):
        self.clocks.append(Clock(self.rules, self.years, self.timer.tier))
        return self.clocks[-1]

    def from_start(self, amount):
        """Where the rules let a run begin with the opening, `wd` and its pauses begin there."""
        base = self.timer.start
        if amount[1] == "wd" and self.rules["calendar"].get("start") == "opening":
            base = self.clock().opening(base)
        return self.moved(base, amount, amount[1], base)

    def moved(self, base, amount, unit, begin=None):
        """((base + amount) + extensions) + pauses, these on the clock of `unit` and cut to `begin`."""
        clock, skipped = self.clock(), []

        def extended():
            clock.provisional = False
            at = clock.plus(base, amount, skipped)
            for extension in self.timer.extensions if at else []:
                at = clock.plus(at, extension, skipped) or at
            return at

        at = extended()
        for start, end in self.pauses:
            start = max(start, begin) if begin else start
            if end is not None and end <= start:
                continue
            if at is None or start > at:        # suspension heals no breach
                break
            if end is None:
                return None
            if unit == "mtg":
                skipped.append((start, end))
                at = extended()
            elif unit == "wd":
                at = clock.plus_working_days(at, clock.working_days_between(start, end))
            elif unit in WORKED:
                at = clock.plus_worked(at, clock.worked_between(start, end))
            else:
                at += end - start
        return at


# ---------------------------------------------------------------- the book

class Book:
    """The fold of one reading of a book, in `sequence` order."""

    def __init__(self, events, inspector=None):
        self.organisation, self.rulebook = Organisation(), Rulebook()
        self.cases, self.versions = {}, {}
        self.inspector = inspector(self) if inspector else None
        for event in events:
            event["at"] = instant(event["time"])
            if self.inspector:
                self.inspector.look(event)
            self.fold(event)
            if self.inspector:
                self.inspector.note(event)

    def fold(self, event):
        kind, subject, data = event["type"], event["subject"], event["data"]
        self.versions[subject] = self.versions.get(subject, 0) + 1
        if kind == "rules.adopted":
            self.rulebook.adopt_rules(data)
        elif kind == "calendar.adopted":
            self.rulebook.adopt_calendar(event["at"], data)
        elif kind == "unit.registered":
            self.organisation.register(data)
        elif kind == "unit.retired":
            self.organisation.retired.add(unit_path(data["unit"]))
        elif kind == "case.registered":
            if subject not in self.cases:
                self.cases[subject] = Case(event, self)
        elif subject in self.cases:
            self.cases[subject].take(event)

    def zone(self, now):
        """That of the ruleset in force, else UTC."""
        rules = self.rulebook.rules_at(now)
        return ZoneInfo(rules["zone"]) if rules else UTC

    def rows(self, now):
        zone = self.zone(now)
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
    inspector = None
    if options.anomalies:
        from guards import Inspector as inspector       # only here: the guards lean on this module
    book = Book(reading(lines(options.home), options.as_of, options.known_at, options.to_sequence), inspector)
    if options.anomalies:
        for anomaly in book.inspector.anomalies:
            print(json.dumps(anomaly))
        return
    for row in book.rows(now):
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()

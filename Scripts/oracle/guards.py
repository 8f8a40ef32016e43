"""The guards of the table: which events of a book break it, and how.

Kept apart from the model, since no guard changes what an event does: `model.py --anomalies`
asks them before each event, with the rules and units that stand earlier in the book. The
contract names few kinds of anomaly; the others have the names that the program gives them.
"""
import re
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from clocks import Clock, duration, instant
from model import ENDS, LEVELS
from organisation import source_path, unit_path
from rulebook import matter_of

WORKING = {"accepted", "dispatched", "handling"}
OPEN = WORKING | {"registered", "suspended", "resolved"}
FROM = {   # the statuses that the table allows; an event that is not named here has other guards only
    "case.accepted": {"registered"}, "case.rejected": {"registered"}, "case.dispatched": WORKING,
    "case.reclassified": OPEN - {"resolved"},
    "case.signed": {"dispatched"}, "return.requested": {"dispatched", "handling"}, "case.escalated": WORKING,
    "case.contacted": OPEN, "case.urged": OPEN, "whistle.blown": WORKING,
    "whistle.finished": OPEN - {"resolved"}, "whistle.rated": OPEN - {"resolved"}, "extension.requested": WORKING,
    "supervision.issued": OPEN, "case.suspended": WORKING, "case.resumed": {"suspended"},
    "case.resolved": WORKING, "case.reopened": {"resolved", "closed"}, "case.verified": {"resolved", "closed"},
    "case.followed": {"resolved", "closed"}, "case.closed": {"resolved"}, "case.merged": OPEN, "case.withdrawn": OPEN,
    "return.approved": OPEN - {"resolved"}, "return.denied": OPEN - {"resolved"},
    "extension.granted": OPEN - {"resolved"}, "extension.denied": OPEN - {"resolved"}}
SUPERVISE = {"case.urged", "case.excluded"}      # of Supervise and Assess, though they are called after the case
SERVE = {"case.noted"}
CASE_FAMILIES = {"case", "return", "whistle", "extension", "meeting", "mediation", "supervision", "exclusion"}
OF_THE_STAGES = CASE_FAMILIES - {"supervision", "exclusion"}      # Accept, Dispatch and Handle
ROWLESS = {"meeting", "mediation"}       # no row in the table, so no status is wrong for them but an end
SLIPS = ["investigate", "judge", "mediate", "revisit"]


def of_the_stages(kind):
    """Whether a type is one of Accept, Dispatch or Handle."""
    return kind.split(".")[0] in OF_THE_STAGES and kind not in SUPERVISE | SERVE


class Inspector:
    """Asks of every event of a book what is invalid about it: at most one thing."""

    def __init__(self, book):
        self.book, self.guards, self.anomalies = book, {}, []
        self.effective = True

    def look(self, event):
        case = self.book.cases.get(event["subject"])
        self.effective = case is None or case.takes(event["type"])
        kind = self.broken(event, case) or self.untimely(event, case)
        if kind:
            self.anomalies.append({"sequence": event["sequence"], "type": event["type"], "kind": kind})

    def note(self, event):
        """What stands after the event."""
        case = self.book.cases.get(event["subject"])
        if case and event["subject"] not in self.guards:
            self.guards[event["subject"]] = Guard(case)
        elif case:
            self.guards[event["subject"]].note(event, self.effective)

    def broken(self, event, case):
        """The guards of the table and of the reference data."""
        kind, data = event["type"], event["data"]
        if kind == "case.registered":
            if case:
                return "already-registered"
            return unknown_class(self.book, event["at"], data) if is_digest(data.get("commitment")) else "value"
        if case:
            return self.guards[event["subject"]].broken(event)
        if kind.split(".")[0] in CASE_FAMILIES:
            return "no-case"
        if kind == "subject.erased":
            return None if re.fullmatch("[A-Za-z0-9._/:-]{1,64}", data["basis"]) else "value"
        if kind == "calendar.adopted":
            return None if all(usable(date_text, given, data) for date_text, given in (data.get("hours") or {}).items()) else "value"
        if kind == "unit.registered" and data.get("tier"):
            rules = self.book.rulebook.rules_at(event["at"])
            return "tier-unknown" if rules and data["tier"] not in rules["ladder"] else None
        if kind == "unit.retired":
            return None if unit_path(data["unit"]) in self.book.organisation.units else "unit-unknown"
        return None

    def untimely(self, event, case):
        if event["at"] > instant(event["recordedtime"]) + timedelta(minutes=5):
            return "future"
        if case and event["at"] < case.registered:
            return "before-registration"
        if case and of_the_stages(event["type"]) and event["at"] < case.changed_at:
            return "late-record"
        return None


def is_digest(text):
    return text is None or isinstance(text, str) and re.fullmatch("[0-9A-Fa-f]{64}", text) is not None


def usable(text, given, data):
    """Whether a half day is a date of the year and no holiday, with stretches that do not overlap."""
    try:
        day, read = date.fromisoformat(text), sorted(tuple(map(time.fromisoformat, stretch.split("-"))) for stretch in given)
    except (TypeError, ValueError, AttributeError):
        return False
    apart = all(before[1] <= after[0] for before, after in zip(read, read[1:]))
    return (day.year == data["year"] and text not in data["holidays"] and read != [] and apart
            and all(begin < end for begin, end in read))


def unknown_class(book, at, data):
    """Of what registers or reclassifies: a matter that the rules in force do not list, a place that
    is no registered unit and lies in none."""
    matters = (book.rulebook.rules_at(at) or {}).get("matters", [])
    if "matter" in data and matters and all(matter["code"] != data["matter"] for matter in matters):
        return "matter-unknown"
    if "place" in data:
        place, organisation = unit_path(data["place"]), book.organisation
        if place not in organisation.units and organisation.prefix(place) is None:
            return "place-unknown"
    return None


@dataclass
class Whistle:
    """Who was called, and how far each is."""
    call: set
    lead: str = None
    answered: set = field(default_factory=set)
    excused: set = field(default_factory=set)
    finished: set = field(default_factory=set)

    def is_open(self):
        """Until all are in or excused, and the lead, unless excused, has finished."""
        waiting = self.call - self.answered - self.excused
        return bool(waiting) or self.lead is not None and self.lead not in self.finished | self.excused


class Guard:
    """What the guards remember of one case, beyond what its fold keeps."""

    def __init__(self, case):
        self.case, self.book, self.leg = case, case.book, case.leg
        self.pending = {"return": False, "extension": False}
        self.whistles = []            # in book order
        self.standing = {}            # unit -> the highest level that stands
        self.checked = set()          # verified, followed in this round
        self.dispatched_at = self.resolved_by = None
        self.granted, self.asked = [], None
        self.round, self.step, self.slip = 1, 0, 0   # the highest of this round

    def broken(self, event):
        """How the event breaks the table as the case stands before it; None where it does not."""
        case, kind = self.case, event["type"]
        self.by, self.person = by_whom(event)
        self.rules = self.book.rulebook.rules_at(event["at"]) or {}
        if case.stage in ENDS and (of_the_stages(kind) or kind in FROM):
            return "ended"
        if case.status not in FROM.get(kind, {case.status}):
            return "status"
        check = getattr(self, "check_" + kind.replace(".", "_"), None)
        found = check(event["at"], event["data"]) if check else None
        rowless = kind.split(".")[0] in ROWLESS
        return found or ("status" if of_the_stages(kind) and not rowless and not case.takes(kind) else None)

    def note(self, event, effective):
        """What stands after the event; `effective` says whether the status let it have an effect."""
        kind, data, at = event["type"], event["data"], event["at"]
        family, _, verb = kind.partition(".")
        self.by, self.person = by_whom(event)
        handler = getattr(self, "note_" + family, None)
        held = family in ROWLESS and self.case.stage not in ENDS
        if handler and (effective or held):
            handler(verb, at, data)
        if self.case.leg is not self.leg:          # a request to return is one of the leg that runs, or of none yet
            self.pending["return"] &= kind == "case.accepted"
            self.leg = self.case.leg
        if self.case.round != self.round:
            self.round, self.step, self.slip, self.checked = self.case.round, 0, 0, set()

    def note_return(self, verb, at, data):
        self.pending["return"] = verb == "requested"

    def note_extension(self, verb, at, data):
        self.pending["extension"] = verb == "requested"
        if verb == "granted":
            self.granted.append(duration(data.get("amount", self.asked)))
        self.asked = data.get("amount")

    def note_whistle(self, verb, at, data):
        if verb == "blown":
            self.whistles.append(Whistle(set(map(unit_path, data["call"])), unit_path(data["lead"]) if data.get("lead") else None))
        elif verb in ("answered", "excused", "finished"):
            for whistle in self.whistles:
                getattr(whistle, verb).update({self.by} & whistle.call)

    def note_supervision(self, verb, at, data):
        if verb == "issued" and data["level"] in LEVELS:
            self.standing[self.by] = max(self.standing.get(self.by, -1), LEVELS.index(data["level"]))
            if data["level"] == "red":
                self.pending["extension"] = False
        elif verb == "lifted":                     # an answered card stands until it is lifted
            self.standing.pop(self.by, None)

    def note_meeting(self, verb, at, data):
        if 1 <= data["step"] <= 6:
            self.step = max(self.step, data["step"])

    def note_mediation(self, verb, at, data):
        if data["slip"] in SLIPS:
            self.slip = max(self.slip, SLIPS.index(data["slip"]) + 1)

    def note_case(self, verb, at, data):
        if verb == "dispatched":
            self.dispatched_at = at
        elif verb == "resolved":
            self.resolved_by = self.by, self.person
        elif verb == "followed" or verb == "verified" and data["pass"] is not False:
            self.checked.add(verb)

    # ---- small questions

    def within(self, start, window, at):
        """Whether `at` lies within a window of the rules, on their working clocks."""
        window, name = duration(window), self.rules.get("calendar", {}).get("name")
        if start is None or window is None:
            return True
        end = Clock(self.rules, self.book.rulebook.years(name, start, None, at), self.case.tier).plus(start, window)
        return end is None or at <= end

    def before_limit(self, at):
        timer = self.case.leg
        if timer is None:
            return True
        due = self.case.deadlines(timer, self.book.rulebook.governing_rules(timer, at), at)[0].get("due")
        return not due or at <= due

    def whistle_open(self):
        return any(whistle.is_open() for whistle in self.whistles)

    def calls(self):
        """The whistles that called the unit."""
        return [whistle for whistle in self.whistles if self.by in whistle.call]

    def matter(self):
        """What the matter asks for; one that the rules lack asks for nothing."""
        return matter_of(self.rules, self.case.matter) or {"evidence": False, "verify": False, "follow": False}

    def unknown(self, units):
        """The first fault of units that something is sent to."""
        for unit in map(unit_path, units):
            if unit not in self.book.organisation.units:
                return "unit-unknown"
            if unit in self.book.organisation.retired:
                return "unit-retired"
        return None

    def holds_or_dispatched(self):
        """Whether it is by the holder, the unit that dispatched, or an ancestor of either."""
        units = [self.case.holder] + list(self.case.back or ())
        return any(self.by in self.book.organisation.path(unit) for unit in units if unit)

    # ---- Accept

    def check_case_accepted(self, at, data):
        return "tier-unknown" if data.get("tier") and data["tier"] not in self.book.rulebook.ladder(at) else None

    def check_case_rejected(self, at, data):
        return None if data["ground"] else "ground"

    def check_case_reclassified(self, at, data):
        case = self.case
        if case.was_accepted and not self.holds_or_dispatched():
            return "not-holder"
        now = {"matter": case.matter, "urgency": case.urgency, "place": case.place}
        new = {key: unit_path(data[key]) if key == "place" else data[key] for key in now if key in data}
        return "no-change" if now | new == now else unknown_class(self.book, at, data)

    def check_case_merged(self, at, data):
        target = self.book.cases.get(data["into"])
        return None if target and target is not self.case and target.status in OPEN else "merge-target"

    # ---- Dispatch

    def check_case_dispatched(self, at, data):
        to, leg = unit_path(data["to"]), self.case.leg
        kind = self.book.organisation.units.get(to, {}).get("kind")
        if self.unknown([to]):
            return self.unknown([to])
        if leg and leg.dispatch and leg.unit == to:
            return "same-unit"
        return None if kind in self.matter().get("admit", [kind]) else "not-admitted"

    def by_holder(self, at, data):
        return None if self.by == self.case.holder else "not-holder"

    check_case_signed = by_holder

    def check_return_requested(self, at, data):
        returns = self.rules.get("returns", {})
        if self.by != self.case.holder:
            return "not-holder"
        if self.case.back is None:
            return "no-dispatch"
        if self.case.returns >= returns.get("limit", 10 ** 9):
            return "final-dispatch"
        return None if self.within(self.dispatched_at, returns.get("window"), at) else "window"

    def check_return_approved(self, at, data):
        return "nothing-pending" if not self.pending["return"] else None if self.case.back else "no-dispatch"

    def check_return_denied(self, at, data):
        return None if self.pending["return"] else "nothing-pending"

    def check_case_escalated(self, at, data):
        ladder, case = self.book.rulebook.ladder(at), self.case
        skips = [s["to"] for s in self.rules.get("skips", [])
                 if s.get("matter") == case.matter and s.get("urgency") == case.urgency]
        here = ladder.index(case.tier) if case.tier in ladder else -1       # one that the ladder lacks lies below it
        if data["to"] not in ladder:
            return "tier-unknown"
        if here == len(ladder) - 1:
            return "tier-top"
        if data["from"] != case.tier:
            return "tier-step"
        up = ladder.index(data["to"]) - here
        return None if up == 1 or up > 1 and data["to"] in skips else "tier-step"

    def check_whistle_blown(self, at, data):
        if self.unknown(data["call"]):
            return self.unknown(data["call"])
        if self.whistle_open():
            return "whistle-open"
        return None if self.holds_or_dispatched() else "whistle-caller"

    def once(self, verb):
        """A called unit that has not done so: who was excused may answer all the same."""
        if not self.calls():
            return "not-called"
        return None if any(self.by not in getattr(whistle, verb) for whistle in self.calls()) else "already-done"

    def check_whistle_answered(self, at, data):
        return self.once("answered")

    def check_whistle_excused(self, at, data):
        return self.once("excused")

    def check_whistle_finished(self, at, data):
        if not self.calls():
            return "not-called"
        answered = [w for w in self.calls() if self.by in w.answered]
        if not answered:
            return "not-answered"
        return None if any(self.by not in w.finished for w in answered) else "already-done"

    def check_whistle_rated(self, at, data):
        return "not-called" if not self.calls() else None if 0 <= data["score"] <= 100 else "score"

    # ---- Handle

    def check_case_suspended(self, at, data):
        return "suspend-reason" if self.rules and data["reason"] not in self.rules.get("suspend", []) else None

    def check_extension_requested(self, at, data):
        if self.by != self.case.holder:
            return "not-holder"
        if self.pending["extension"]:
            return "already-pending"
        if self.case.extensions >= self.rules.get("extensions", {}).get("count", 10 ** 9):
            return "extension-count"
        return None if self.before_limit(at) else "limit-passed"

    def check_extension_granted(self, at, data):
        given, cap = self.rules.get("extensions", {}), duration(self.rules.get("extensions", {}).get("cap"))
        amount = duration(data.get("amount", self.case.asked))
        if not self.pending["extension"]:
            return "nothing-pending"
        if self.case.extensions >= given.get("count", 10 ** 9):
            return "extension-count"
        if cap and beyond(self.granted + [amount], cap):
            return "extension-cap"
        return None if self.before_limit(at) else "limit-passed"

    def check_extension_denied(self, at, data):
        return None if self.pending["extension"] else "nothing-pending"

    def check_meeting_held(self, at, data):
        if not 1 <= data["step"] <= 6 or not self.rules:
            return None if 1 <= data["step"] <= 6 else "value"
        if not self.rules.get("tiers", {}).get(data["tier"], {}).get("meeting"):
            return "meeting-none"
        if data["step"] > self.step + 1:
            return "meeting-step"
        return "tier-top" if data.get("outcome") == "raise" and data["tier"] == self.rules["ladder"][-1] else None

    def check_mediation_recorded(self, at, data):
        if data["slip"] not in SLIPS:
            return "value"
        if not self.rules:
            return None
        if self.matter().get("kind") != "dispute":
            return "not-dispute"
        return None if SLIPS.index(data["slip"]) <= self.slip else "slip-order"

    def check_case_resolved(self, at, data):
        if self.case.stage == "accepted" and not self.book.organisation.tier_of(self.case.holder):
            return "not-resolvable"
        if self.by != self.case.holder:
            return "not-holder"
        # A small wish (微心愿) is not fulfilled without evidence: a decision of the documentation.
        if (self.matter()["evidence"] or self.matter().get("kind") == "wish") and not data.get("evidence"):
            return "evidence"
        return "whistle-unfinished" if self.whistle_open() else None

    def check_case_verified(self, at, data):
        if data["pass"] is False:
            return self.check_case_reopened(at, data)
        if self.case.stage != "resolved":
            return "status"
        unit, person = self.resolved_by or (None, None)
        return "own-verification" if self.by == unit or person and self.person == person else None

    def check_case_reopened(self, at, data):
        return None if self.within(self.case.resolved_at, self.rules.get("reopen", {}).get("window"), at) else "window"

    def check_case_closed(self, at, data):
        missing = [kind for kind, verb, key in (("verification", "verified", "verify"), ("follow-up", "followed", "follow"))
                   if self.matter()[key] and verb not in self.checked]
        return missing[0] if missing else None

    # ---- Supervise and Assess

    def check_supervision_issued(self, at, data):
        if data["level"] not in LEVELS or LEVELS.index(data["level"]) <= self.standing.get(self.by, -1):
            return "supervision-level"
        return None

    def check_supervision_answered(self, at, data):
        return None if self.by in self.standing else "no-supervision"

    check_supervision_lifted = check_supervision_answered

    def check_case_excluded(self, at, data):
        return "already-excluded" if self.case.excluded else None if data["ground"] else "ground"

    def check_exclusion_revoked(self, at, data):
        return None if self.case.excluded else "not-excluded"


def by_whom(event):
    """(the unit that an event is by, the person where a user says so)."""
    data = event["data"]
    unit = unit_path(data["unit"]) if data.get("unit") else source_path(event["source"])
    return unit, event.get("authid") if event.get("authtype") == "user" else None


FAMILIES = [{"m": 1, "h": 60, "d": 1440}, {"wm": 1, "wh": 60}, {"wd": 1}, {"mtg": 1}]


def beyond(amounts, cap):
    """Whether extensions together are more than the rules' cap, or cannot be compared with it."""
    sizes = next(family for family in FAMILIES if cap[1] in family)
    amounts = [amount for amount in amounts if amount]
    if any(unit not in sizes for _, unit in amounts):
        return True
    return sum(count * sizes[unit] for count, unit in amounts) > cap[0] * sizes[cap[1]]

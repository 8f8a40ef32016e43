"""The guards of the table: which events of a book break it, and why.

Kept apart from the model, since no guard changes what an event does: `model.py --anomalies`
asks them before each event of a case, with the rules and units that stand earlier in the book.
"""
from model import ENDS, LEVELS, Clock, duration, matter_of, source_path, unit_path

WORKING = {"accepted", "dispatched", "handling"}
OPEN = WORKING | {"registered", "suspended", "resolved"}
FROM = {   # the statuses that the table allows; an event that is not named here has other guards only
    "case.accepted": {"registered"}, "case.rejected": {"registered"}, "case.dispatched": WORKING,
    "case.signed": {"dispatched"}, "return.requested": {"dispatched", "handling"}, "case.escalated": WORKING,
    "case.contacted": OPEN, "case.urged": OPEN, "whistle.blown": WORKING, "extension.requested": WORKING,
    "supervision.issued": OPEN, "case.suspended": WORKING, "case.resumed": {"suspended"},
    "case.resolved": WORKING, "case.reopened": {"resolved", "closed"}, "case.verified": {"resolved", "closed"},
    "case.followed": {"resolved", "closed"}, "case.closed": {"resolved"}, "case.merged": OPEN, "case.withdrawn": OPEN,
    "return.approved": OPEN - {"resolved"}, "return.denied": OPEN - {"resolved"},
    "extension.granted": OPEN - {"resolved"}, "extension.denied": OPEN - {"resolved"}}


SLIPS = ["investigate", "judge", "mediate", "revisit"]


class Guard:
    """What the guards remember of one case, beyond what its fold keeps."""

    def __init__(self, case):
        self.case, self.book = case, case.book
        self.pending = {"return": False, "extension": False}
        self.whistles = []            # [lead, {called unit: "called", "answered", "excused" or "finished"}]
        self.standing = {}            # unit -> the highest level that stands
        self.excluded = False
        self.checked = set()          # verified, followed in this round
        self.dispatched_at = self.resolved_at = self.resolved_by = None
        self.granted, self.asked = [], None
        self.round, self.step, self.slip = 1, 0, 0   # the highest of this round

    def reason(self, event):
        """Why the event breaks the table as the case stands before it; None where it does not."""
        case, kind, data = self.case, event["type"], event["data"]
        self.by = unit_path(data["unit"]) if data.get("unit") else source_path(event["source"])
        self.rules = self.book.rulebook.rules_at(event["at"]) or {}
        if case.status not in FROM.get(kind, {case.status}):
            return f"not from {case.status}"
        if case.stage in ENDS and kind.startswith(("case.", "return.", "whistle.", "extension.", "meeting.", "mediation.")) \
                and kind != "case.excluded":
            return "the case has ended"
        check = getattr(self, "check_" + kind.replace(".", "_"), None)
        return check(event["at"], data) if check else None

    def note(self, event):
        """What stands after the event."""
        kind, data, at = event["type"], event["data"], event["at"]
        family, _, verb = kind.partition(".")
        if family in self.pending:
            self.pending[family] = verb == "requested"
            if kind == "extension.granted":
                self.granted.append(duration(data.get("amount", self.asked)))
            self.asked = data.get("amount")
        elif kind == "whistle.blown":
            self.whistles.append([unit_path(data["lead"]) if data.get("lead") else None,
                                  {unit_path(u): "called" for u in data["call"]}])
        elif kind in ("whistle.answered", "whistle.excused", "whistle.finished"):
            for _, called in self.whistles:
                if self.by in called and (verb == "finished" or called[self.by] == "called"):
                    called[self.by] = verb
        elif kind == "supervision.issued" and data["level"] in LEVELS:
            self.standing[self.by] = max(self.standing.get(self.by, -1), LEVELS.index(data["level"]))
            if data["level"] == "red":
                self.pending["extension"] = False
        elif kind in ("supervision.answered", "supervision.lifted"):
            self.standing.pop(self.by, None)
        elif kind in ("case.excluded", "exclusion.revoked"):
            self.excluded = kind == "case.excluded"
        elif kind == "case.dispatched":
            self.dispatched_at = at
        elif kind == "case.resolved":
            self.resolved_at, self.resolved_by, self.checked = at, self.by, set()
        elif kind == "meeting.held" and 1 <= data["step"] <= 6 and self.case.stage not in ENDS:
            self.step = max(self.step, data["step"])
        elif kind == "mediation.recorded" and data["slip"] in SLIPS and self.case.stage not in ENDS:
            self.slip = max(self.slip, SLIPS.index(data["slip"]) + 1)
        elif kind in ("case.verified", "case.followed"):
            self.checked.add(verb)
        if self.case.round != self.round:
            self.round, self.step, self.slip = self.case.round, 0, 0

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
        adoption = timer and self.book.rulebook.governing(timer, at)
        due = adoption and self.case.reckon(timer, adoption.rules, at)[0].get("due")
        return not due or at <= due

    def whistle_open(self):
        return any("called" in called.values() or (lead and called.get(lead) != "finished") for lead, called in self.whistles)

    def called(self, *states):
        return any(called.get(self.by) in states for _, called in self.whistles)

    def matter(self):
        return matter_of(self.rules, self.case.matter) or {"evidence": False, "verify": False, "follow": True}

    def known(self, unit):
        return unit in self.book.organisation.units and unit not in self.book.organisation.retired

    # ---- guards, each a reason or None

    def check_case_rejected(self, at, data):
        return None if data["ground"] else "no ground"

    def check_case_dispatched(self, at, data):
        to = unit_path(data["to"])
        if not self.known(to):
            return "an unregistered or retired unit"
        if self.book.organisation.units[to]["kind"] not in self.matter().get("admit", [self.book.organisation.units[to]["kind"]]):
            return "not on the admission list"

    def by_holder(self, at, data):
        return None if self.by == self.case.holder else "not by the holder"

    check_case_signed = by_holder

    def check_return_requested(self, at, data):
        returns = self.rules.get("returns", {})
        if not self.within(self.dispatched_at, returns.get("window"), at):
            return "past the return window"
        if self.case.back is None or self.case.returns >= returns.get("limit", 10 ** 9):
            return "nothing that can be returned"
        return self.by_holder(at, data)

    def check_return_approved(self, at, data):
        return None if self.pending["return"] and self.case.back else "no pending request"

    def check_return_denied(self, at, data):
        return None if self.pending["return"] else "no pending request"

    def check_extension_denied(self, at, data):
        return None if self.pending["extension"] else "no pending request"

    def check_extension_requested(self, at, data):
        if self.pending["extension"]:
            return "one is pending"
        if self.case.extensions >= self.rules.get("extensions", {}).get("count", 10 ** 9):
            return "no further extension"
        return self.by_holder(at, data) or (None if self.before_limit(at) else "past the limit")

    def check_extension_granted(self, at, data):
        given, cap = self.rules.get("extensions", {}), duration(self.rules.get("extensions", {}).get("cap"))
        amount = duration(data.get("amount", self.case.asked))
        if not self.pending["extension"]:
            return "no pending request"
        if self.case.extensions >= given.get("count", 10 ** 9):
            return "no further extension"
        if cap and sum(a[0] for a in self.granted + [amount] if a and a[1] == cap[1]) > cap[0]:
            return "beyond the cap"
        return None if self.before_limit(at) else "past the limit"

    def check_case_escalated(self, at, data):
        ladder, case = self.book.rulebook.ladder(at), self.case
        skips = [s["to"] for s in self.rules.get("skips", [])
                 if s.get("matter") == case.matter and s.get("urgency") == case.urgency]
        here = ladder.index(case.tier) if case.tier in ladder else None
        if data["to"] in ladder and (data["to"] in skips or here is not None and ladder.index(data["to"]) == here + 1):
            return None
        return "not one tier up"

    def check_whistle_blown(self, at, data):
        if not all(self.known(unit_path(u)) for u in data["call"]):
            return "an unregistered or retired unit"
        if self.whistle_open():
            return "another whistle is open"
        above = self.book.organisation.path(self.case.holder) if self.case.holder else []
        return None if self.by in above else "not by the holder or one above"

    def check_whistle_answered(self, at, data):
        return None if self.called("called") else "not called, or done"

    check_whistle_excused = check_whistle_answered

    def check_whistle_finished(self, at, data):
        return None if self.called("answered") else "has not answered"

    def check_whistle_rated(self, at, data):
        return None if self.called("called", "answered", "excused", "finished") and 0 <= data["score"] <= 100 else "not called, or no such score"

    def check_supervision_issued(self, at, data):
        if data["level"] not in LEVELS or LEVELS.index(data["level"]) <= self.standing.get(self.by, -1):
            return "no level above those standing"

    def check_supervision_answered(self, at, data):
        return None if self.by in self.standing else "nothing stands"

    check_supervision_lifted = check_supervision_answered

    def check_case_excluded(self, at, data):
        return "excluded already" if self.excluded else None if data["ground"] else "no ground"

    def check_exclusion_revoked(self, at, data):
        return None if self.excluded else "not excluded"

    def check_case_suspended(self, at, data):
        return None if data["reason"] in self.rules.get("suspend", []) else "no reason that the rules allow"

    def check_meeting_held(self, at, data):
        if not 1 <= data["step"] <= 6 or not self.rules:
            return None if 1 <= data["step"] <= 6 else "no such step"
        if not self.rules.get("tiers", {}).get(data["tier"], {}).get("meeting"):
            return "no meeting at this tier"
        if data["step"] > self.step + 1:
            return "the step before was not held"
        return "at the top" if data.get("outcome") == "raise" and data["tier"] == self.rules["ladder"][-1] else None

    def check_mediation_recorded(self, at, data):
        if data["slip"] not in SLIPS:
            return "no such slip"
        if not self.rules:
            return None
        if self.matter().get("kind") != "dispute":
            return "no dispute"
        return None if SLIPS.index(data["slip"]) <= self.slip else "the slip before was not recorded"

    def check_case_resolved(self, at, data):
        if self.case.stage == "accepted" and not self.book.organisation.tier_of(self.case.holder):
            return "not dispatched"
        if self.matter()["evidence"] and not data.get("evidence"):
            return "no evidence"
        return "a whistle is open" if self.whistle_open() else self.by_holder(at, data)

    def check_case_verified(self, at, data):
        if data["pass"] is False:
            return self.check_case_reopened(at, data)
        if self.case.stage != "resolved":
            return "not from closed"
        return "by the unit that resolved" if self.by == self.resolved_by else None

    def check_case_reopened(self, at, data):
        return None if self.within(self.resolved_at, self.rules.get("reopen", {}).get("window"), at) else "past the window"

    def check_case_closed(self, at, data):
        wanted = {v for v, key in (("verified", "verify"), ("followed", "follow")) if self.matter()[key]}
        return None if wanted <= self.checked else "not verified or not followed"

    def check_case_merged(self, at, data):
        target = self.book.cases.get(data["into"])
        return None if target and target is not self.case and target.status in OPEN else "no open target"

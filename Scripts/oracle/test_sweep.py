#!/usr/bin/env python3
"""Tests of the reference sweep: one sentence of the contract's section 7 a test."""
import unittest

from model import Book, reading
from sweep import sweep
from test_model import RULES, Story, at

TIMERS = {"accept": {"limit": "1d"}, "sign": {"remind": "1h", "limit": "2h", "red": "3h"}, "handle": {"limit": "1d", "red": "2d"},
          "resolve": {"limit": "3d", "red": "5d"}, "reply": {"remind": "1h", "limit": "2h", "red": "3h"}}


def rules(**changes):
    return RULES | {"matters": [], "classes": {"normal": {"timers": TIMERS}}} | changes


class Swept(Story):
    def __init__(self, **changes):
        super().__init__(effective=None)
        self.rules(rules(**changes), "2025-12-01 00:00")

    def accepted(self, subject="A", **case):
        return self.case(**case).say("case.accepted", "2026-03-02 10:00", subject, _by="s/c/g/b")

    def dispatched(self, to="d", when="2026-03-02 11:00"):
        return self.accepted().say("case.dispatched", when, to=to)

    def sweep(self, now):
        """(timer or cause, what, unit) of each line."""
        found = []
        for line in self.lines(now):
            data = line["data"]
            what = {"case.urged": "urge", "case.escalated": data.get("to")}.get(line["type"], data.get("level"))
            found.append((data.get("timer", data.get("cause")), what, data.get("unit")))
        return found

    def lines(self, now):
        return sweep(Book(reading(self.events)), at(now))

    def append(self, now):
        """Takes what a sweep issues into the book."""
        for line in self.lines(now):
            self.say(line["type"], now, line["subject"], **line["data"])
        return self


class Due(unittest.TestCase):
    def test_remind_at_the_instant_and_limit_and_red_after_it(self):
        story = Swept().dispatched()
        for now, found in (("11:59", []), ("12:00", ["urge"]), ("13:00", ["urge"]), ("13:01", ["urge", "yellow"]),
                           ("14:00", ["urge", "yellow"]), ("14:01", ["urge", "yellow", "red"])):
            self.assertEqual(story.sweep("2026-03-02 " + now), [("sign", what, "d") for what in found], now)

    def test_a_second_sweep_adds_nothing(self):
        story = Swept(escalate=[{"on": "handle.limit"}]).dispatched().append("2026-03-02 14:01")
        self.assertEqual(story.sweep("2026-03-02 14:01"), [])
        self.assertEqual(story.append("2026-03-05 00:00").sweep("2026-03-05 00:00"), [])

    def test_cases_by_id_then_timers_as_in_the_table_and_escalation_last(self):
        story = Swept(escalate=[{"on": "sign.limit"}]).dispatched()
        story.case().events[-1]["subject"] = "0"
        self.assertEqual([(line["subject"], line["data"].get("timer"), line["type"]) for line in story.lines("2026-03-05 12:00")],
                         [("0", "accept", "supervision.issued"), ("A", "sign", "case.urged"), ("A", "sign", "supervision.issued"),
                          ("A", "sign", "supervision.issued"), ("A", "sign", "case.escalated")])

    def test_a_run_that_starts_at_the_instant_is_not_swept(self):
        story = Swept().accepted().say("case.dispatched", "2026-03-02 11:00", to="d", due=at("2026-03-02 10:30").isoformat())
        self.assertEqual(story.sweep("2026-03-02 11:00"), [])
        self.assertEqual(story.sweep("2026-03-02 11:01"), [("handle", "yellow", "d")])

    def test_neither_what_is_paused_nor_what_is_not_open_but_what_is_excluded(self):
        paused = Swept().dispatched().say("case.signed", "2026-03-02 11:30", _by="d", unit="d")
        paused.say("case.suspended", "2026-03-02 12:00", reason="works")
        self.assertEqual(paused.sweep("2026-03-09 00:00"), [])
        closed = Swept().dispatched().say("case.closed", "2026-03-09 00:00", outcome="solved")
        closed.say("supervision.issued", "2026-03-09 00:00", level="red", unit="d", cause="order")
        self.assertEqual(closed.sweep("2026-03-12 00:00"), [])
        out = Swept().dispatched().say("case.excluded", "2026-03-02 12:00", ground="g")
        self.assertEqual(out.sweep("2026-03-02 13:30"), [("sign", "urge", "d"), ("sign", "yellow", "d")])

    def test_no_urge_where_the_limit_cannot_be_computed(self):
        sessions = {"normal": {"timers": {"handle": {"remind": "1h", "limit": "1mtg"}}}}
        for tiers, urged in ((RULES["tiers"], ["urge"]), ({}, [])):
            story = Swept(classes=sessions, tiers=tiers).accepted()
            self.assertEqual([what for _, what, _ in story.sweep("2026-03-02 12:00")], urged)

    def test_reply_is_urged_and_never_carded(self):
        story = Swept().accepted().say("supervision.issued", "2026-03-02 10:30", level="notice", unit="e", cause="order")
        self.assertEqual(story.sweep("2026-03-02 20:00"), [("reply", "urge", "e")])

    def test_a_card_on_a_provisional_due_time_says_so(self):
        days = {"normal": {"timers": {"handle": {"limit": "1wd"}}}}
        for story, marked in ((Swept(classes=days), None), (Swept(classes=days, calendar=RULES["calendar"] | {"name": "none"}), True)):
            self.assertEqual([line["data"].get("provisional") for line in story.accepted().lines("2026-03-05 00:00")], [marked])


class ToWhom(unittest.TestCase):
    FEW = {"normal": {"timers": {key: TIMERS[key] for key in ("accept", "resolve")}}}

    def of_resolve(self, story, now="2026-03-08 00:00"):
        return [(what, unit) for timer, what, unit in story.sweep(now) if timer == "resolve"]

    def test_who_held_the_case_at_the_instant_that_passed(self):
        story = Swept(classes=self.FEW).accepted().say("case.dispatched", "2026-03-06 10:00", to="d")      # yellow passed on the 5th, red on the 7th
        self.assertEqual(self.of_resolve(story), [("yellow", "s/c/g/b"), ("red", "d")])

    def test_a_change_at_the_very_instant_is_included(self):
        story = Swept(classes=self.FEW).accepted().say("case.dispatched", "2026-03-05 10:00", to="d")
        self.assertEqual(self.of_resolve(story)[0], ("yellow", "d"))

    def test_after_an_approved_return_the_unit_that_dispatched(self):
        story = Swept(classes=self.FEW).dispatched().say("return.approved", "2026-03-04 10:00", unit="d", reason="r")
        self.assertEqual(self.of_resolve(story)[0], ("yellow", "s/c/g/b"))

    def test_in_later_rounds_the_holder_at_resolution(self):
        story = Swept(classes=self.FEW).dispatched().say("case.resolved", "2026-03-03 10:00", action="a")
        story.say("case.reopened", "2026-03-03 12:00", cause="order").say("case.escalated", "2026-03-07 10:00", **{"from": "building", "to": "grid", "cause": "order"})
        self.assertEqual(self.of_resolve(story)[0], ("yellow", "d"))

    def test_a_late_record_comes_later_in_the_book(self):
        story = Swept(classes=self.FEW).dispatched(when="2026-03-04 10:00").say("case.dispatched", "2026-03-03 10:00", to="e")
        self.assertEqual(self.of_resolve(story)[0], ("yellow", "e"))

    def test_where_nobody_held_it_neither_card_nor_urge_nor_later(self):
        story = Swept(classes=self.FEW).accepted(place="zz").say("case.dispatched", "2026-03-06 10:00", to="d")
        self.assertEqual(self.of_resolve(story), [("red", "d")])

    def test_of_accept_who_would_have_held_the_case_then(self):
        story = Swept(classes=self.FEW).case(place="s/c/x").say("unit.registered", "2026-03-05 00:00", "unit/s/c/x", unit="s/c/x", name="x", kind="tier", tier="grid")
        self.assertEqual(story.sweep("2026-03-06 00:00"), [("accept", "yellow", "s/c/x")])      # units as the book has them
        story.say("case.reclassified", "2026-03-02 12:00", place="s/c/g/b", reason="r")
        self.assertEqual(story.sweep("2026-03-06 00:00"), [("accept", "yellow", "s/c/g/b")])

    def test_of_a_leg_its_unit(self):
        story = Swept().accepted()
        self.assertIn(("handle", "yellow", "s/c/g/b"), story.sweep("2026-03-04 00:00"))


class Cards(unittest.TestCase):
    def card(self, story, when, level="yellow", unit="d"):
        return story.say("supervision.issued", when, level=level, unit=unit, cause="order")

    def test_none_at_or_below_one_that_stands_for_the_unit(self):
        for level, found in (("notice", ["yellow", "red"]), ("yellow", ["red"]), ("red", [])):
            story = self.card(Swept().dispatched(), "2026-03-02 11:30", level)
            self.assertEqual([what for timer, what, _ in story.sweep("2026-03-02 15:00") if what != "urge"], found)
        other = self.card(Swept().dispatched(), "2026-03-02 11:30", "red", "e")
        self.assertIn(("sign", "red", "d"), other.sweep("2026-03-02 15:00"))

    def test_those_of_the_same_sweep_included(self):
        story = Swept().dispatched()
        self.assertEqual([line for line in story.sweep("2026-03-05 00:00") if line[1] != "urge"], [("sign", "yellow", "d"), ("sign", "red", "d")])

    def test_an_answered_card_stands_until_it_is_lifted(self):
        story = self.card(Swept().dispatched(), "2026-03-02 11:30").say("supervision.answered", "2026-03-02 12:00", unit="d", reason="r")
        self.assertNotIn(("sign", "yellow", "d"), story.sweep("2026-03-02 13:30"))

    def test_what_passed_before_it_was_lifted_is_not_made_up_for(self):
        for lifted, found in (("2026-03-02 12:59", ["yellow"]), ("2026-03-02 13:00", ["yellow"]), ("2026-03-02 13:01", [])):
            story = self.card(Swept().dispatched(), "2026-03-02 11:30").say("supervision.lifted", lifted, unit="d", reason="r")
            self.assertEqual([what for _, what, _ in story.sweep("2026-03-02 13:30") if what != "urge"], found, lifted)

    def test_a_notice_stands_for_timer_run_and_kind_whomever_it_went_to(self):
        story = Swept().dispatched().say("supervision.issued", "2026-03-02 13:10", level="yellow", unit="e", cause="timer", timer="sign", run=1)
        self.assertEqual([what for timer, what, _ in story.sweep("2026-03-02 15:00") if timer == "sign"], ["urge", "red"])


class Escalations(unittest.TestCase):
    def ups(self, story, now):
        return [(timer, to) for timer, to, unit in story.sweep(now) if unit is None]

    def test_once_per_rule_and_run(self):
        story = Swept(escalate=[{"on": "handle.limit"}, {"on": "handle.red"}]).dispatched()
        self.assertEqual(self.ups(story, "2026-03-03 11:00"), [])
        self.assertEqual(self.ups(story, "2026-03-03 11:01"), [("handle", "grid")])
        story = Swept(escalate=[{"on": "resolve.limit"}, {"on": "resolve.red"}]).dispatched().append("2026-03-06 00:00")
        self.assertEqual(self.ups(story, "2026-03-07 00:00"), [])
        self.assertEqual(self.ups(story, "2026-03-08 00:00"), [("resolve", "community")])

    def test_at_most_one_a_case_and_instant(self):
        story = Swept(escalate=[{"on": "resolve.limit"}, {"on": "resolve.red"}]).dispatched().append("2026-03-08 00:00")
        self.assertEqual(self.ups(story, "2026-03-08 00:00"), [])
        self.assertEqual(self.ups(story, "2026-03-08 00:01"), [("resolve", "community")])

    def test_only_from_accepted_dispatched_or_handling_and_below_the_top(self):
        story = Swept(escalate=[{"on": "resolve.limit"}]).dispatched()
        self.assertEqual(self.ups(story, "2026-03-06 00:00"), [("resolve", "grid")])
        story.say("case.suspended", "2026-03-06 00:00", reason="works")        # overdue, so carded, but not escalated
        self.assertEqual(self.ups(story, "2026-03-06 00:01"), [])
        top = Swept(escalate=[{"on": "resolve.limit"}], ladder=["building"]).dispatched()
        self.assertEqual(self.ups(top, "2026-03-06 00:00"), [])

    def test_a_skip_that_the_rules_name(self):
        story = Swept(escalate=[{"on": "resolve.limit"}], skips=[{"matter": "noise", "urgency": "normal", "to": "street"}]).dispatched()
        line = story.lines("2026-03-06 00:00")[-1]["data"]
        self.assertEqual((line["from"], line["to"], line["skip"]), ("building", "street", True))

    def test_returns_and_rework_once_per_case_and_tier(self):
        story = Swept(escalate=[{"on": "rework", "count": 1}, {"on": "returns", "count": 1}]).dispatched()
        story.say("return.approved", "2026-03-02 11:10", unit="d", reason="r").say("case.resolved", "2026-03-02 11:20", action="a")
        story.say("case.reopened", "2026-03-02 11:30", cause="order")
        self.assertEqual(self.ups(story, "2026-03-02 11:40"), [("returns", "grid")])
        story.append("2026-03-02 11:40")
        self.assertEqual(self.ups(story, "2026-03-02 11:40"), [])
        self.assertEqual(self.ups(story, "2026-03-02 11:41"), [("returns", "community")])      # another tier

    def test_none_that_would_be_a_late_record(self):
        story = Swept(escalate=[{"on": "resolve.limit"}]).dispatched().say("case.signed", "2026-03-07 00:00", unit="d")
        self.assertEqual(self.ups(story, "2026-03-06 00:00"), [])


if __name__ == "__main__":
    unittest.main()

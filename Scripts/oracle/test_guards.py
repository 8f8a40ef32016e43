#!/usr/bin/env python3
"""Tests of the guards: what of a book is an anomaly, and which one where there are several."""
import unittest
from datetime import timedelta

from guards import Inspector
from model import Book, reading
from test_model import RULES, Story, at


class Odd(Story):
    """A story whose last line is asked about."""

    def kind(self):
        found = Book(reading(self.events), Inspector).inspector.anomalies
        last = self.events[-1]["sequence"]
        return next((anomaly["kind"] for anomaly in found if anomaly["sequence"] == last), None)

    def dispatched(self, to="d"):
        return self.case().say("case.accepted", "2026-03-02 10:00").say("case.dispatched", "2026-03-02 11:00", _by="s/c/g/b", to=to)


class Table(unittest.TestCase):
    def test_matter_and_place(self):
        self.assertIsNone(Odd().case().kind())
        self.assertEqual(Odd().case(matter="x").kind(), "matter-unknown")
        self.assertEqual(Odd().case(place="zz").kind(), "place-unknown")
        self.assertIsNone(Odd().case(place="s/c/x/y").kind())
        self.assertIsNone(Odd(effective=None).case(matter="x").kind())        # no rules list any

    def test_commitment_and_basis(self):
        self.assertIsNone(Odd().case(commitment="0a" * 32).kind())
        self.assertEqual([Odd().case(commitment=text).kind() for text in ("", "0a" * 31, "0g" * 32, 7)], ["value"] * 4)
        def erased(basis):
            return Odd().case().say("subject.erased", "2026-03-02 10:00", "subject/r", requester="r", basis=basis).kind()
        self.assertIsNone(erased("PIPL-47"))
        self.assertEqual([erased(basis) for basis in ("", "by request", "个保法47", "a" * 65)], ["value"] * 4)

    def test_reclassified(self):
        def odd(by="d", **data):
            return Odd().dispatched().say("case.reclassified", "2026-03-02 12:00", _by=by, reason="r", **data).kind()
        self.assertIsNone(odd(matter="gas"))
        self.assertEqual([odd(matter="noise"), odd(), odd(place="/s/c/g/b")], ["no-change"] * 3)
        self.assertEqual([odd(matter="x"), odd(place="zz")], ["matter-unknown", "place-unknown"])
        # by the holder, the unit that dispatched, or an ancestor of either
        self.assertEqual([odd(by, matter="gas") for by in ("s/c/g/b", "s/c", "s", "e")], [None, None, None, "not-holder"])
        self.assertIsNone(Odd().case().say("case.reclassified", "2026-03-02 09:30", _by="e", matter="gas", reason="r").kind())
        resolved = Odd().dispatched().say("case.resolved", "2026-03-02 12:00", _by="d", action="a")
        self.assertEqual(resolved.say("case.reclassified", "2026-03-02 13:00", _by="d", matter="gas", reason="r").kind(), "status")

    def test_a_repeated_dispatch(self):
        again = lambda story, to: story.say("case.dispatched", "2026-03-02 12:00", _by="s/c/g/b", to=to).kind()
        self.assertEqual(again(Odd().dispatched("s/c"), "s/c"), "same-unit")
        self.assertIsNone(again(Odd().dispatched("s/c"), "d"))
        accepted = Odd().case().say("case.accepted", "2026-03-02 10:00", tier="community")
        self.assertIsNone(again(accepted, "s/c"))                  # that leg was not dispatched

    def test_a_whistle_by_the_holder_the_unit_that_dispatched_or_an_ancestor(self):
        blown = lambda by: Odd().dispatched().say("whistle.blown", "2026-03-02 12:00", _by=by, kind="routine", call=["d"]).kind()
        self.assertEqual([blown(by) for by in ("d", "s/c/g/b", "s/c/g", "s", "e")], [None, None, None, None, "whistle-caller"])

    def test_who_was_excused_may_answer_but_not_twice(self):
        story = Odd().dispatched().say("whistle.blown", "2026-03-02 12:00", _by="d", kind="routine", call=["d"])
        for kind, odd in (("whistle.excused", None), ("whistle.answered", None), ("whistle.answered", "already-done"), ("whistle.excused", "already-done")):
            self.assertEqual(story.say(kind, "2026-03-02 13:00", unit="d", reason="r").kind(), odd)

    def test_one_tier_up_or_a_skip_that_leads_up(self):
        def up(to, **changes):
            story = Odd(effective=None).rules(RULES | changes, "2025-12-01 00:00").case().say("case.accepted", "2026-03-02 10:00", tier="grid")
            return story.say("case.escalated", "2026-03-02 11:00", **{"from": "grid", "to": to, "cause": "order"}).kind()
        skips = [{"matter": "noise", "urgency": "normal", "to": to} for to in ("building", "street")]
        self.assertEqual([up(to) for to in ("community", "street", "building", "county")], [None, "tier-step", "tier-step", "tier-unknown"])
        self.assertEqual([up(to, skips=skips) for to in ("community", "street", "building")], [None, None, "tier-step"])

    def test_verified_neither_by_the_unit_nor_by_the_person_of_the_rounds_last_resolution(self):
        def verified(by, person, authtype="user"):
            story = Odd().dispatched().say("case.resolved", "2026-03-02 12:00", _by="d", action="a")
            story.events[-1] |= {"authtype": "user", "authid": "li"}
            story.say("case.verified", "2026-03-02 13:00", _by=by, **{"pass": True})
            story.events[-1] |= {"authtype": authtype, "authid": person}
            return story.kind()
        self.assertEqual([verified("d", "wang"), verified("s", "li"), verified("s", "li", "system"), verified("s", "wang")],
                         ["own-verification", "own-verification", None, None])

    def test_an_answered_card_stands(self):
        story = Odd().dispatched().say("supervision.issued", "2026-03-02 12:00", level="yellow", unit="d", cause="order")
        story.say("supervision.answered", "2026-03-02 12:10", unit="d", reason="r")
        self.assertEqual(story.say("supervision.issued", "2026-03-02 12:20", level="yellow", unit="d", cause="order").kind(), "supervision-level")
        story.say("supervision.lifted", "2026-03-02 12:30", unit="d", reason="r")
        self.assertIsNone(story.say("supervision.issued", "2026-03-02 12:40", level="yellow", unit="d", cause="order").kind())

    def test_a_tier_of_the_ladder(self):
        unit = lambda story, tier: story.say("unit.registered", "2026-01-01 00:00", "unit/u", unit="u", name="u", kind="tier", tier=tier).kind()
        self.assertEqual((unit(Odd(), "county"), unit(Odd(), "grid"), unit(Odd(effective=None), "county")), ("tier-unknown", None, None))

    def test_half_days(self):
        def adopted(hours, holidays=()):
            story = Odd().say("calendar.adopted", "2026-01-01 00:00", "calendar", calendar="cn", year=2026,
                              holidays=list(holidays), workdays=[], hours=hours)
            return story.kind()
        self.assertIsNone(adopted({"2026-03-03": ["13:30-15:00", "09:00-12:00"]}))
        odd = [{"2026-03-03": []}, {"2025-03-03": ["09:00-12:00"]}, {"2026-03-03": ["09:00-12:00", "11:00-13:00"]}, {"soon": ["09:00-12:00"]}]
        self.assertEqual([adopted(hours) for hours in odd], ["value"] * 4)
        self.assertEqual(adopted({"2026-03-03": ["09:00-12:00"]}, ["2026-03-03"]), "value")

    def test_a_note_is_never_odd_but_without_its_case(self):
        note = lambda story: story.say("case.noted", "2026-03-20 10:00", what="w").kind()
        self.assertEqual((note(Odd()), note(Odd().case())), ("no-case", None))
        self.assertIsNone(note(Odd().case().say("case.withdrawn", "2026-03-03 10:00")))


class Times(unittest.TestCase):
    def test_future_is_more_than_five_minutes_after_the_recording(self):
        for ahead, kind in ((300, None), (301, "future")):
            story = Odd().case()
            story.events[-1]["recordedtime"] = (at("2026-03-02 09:00") - timedelta(seconds=ahead)).isoformat()
            self.assertEqual(story.kind(), kind)

    def test_a_late_record_is_before_what_changed_status_holder_or_leg(self):
        contacted = lambda story, when: story.say("case.contacted", when).kind()
        self.assertEqual([contacted(Odd().dispatched(), when) for when in ("2026-03-02 11:00", "2026-03-02 10:59")], [None, "late-record"])
        unchanged = Odd().dispatched().say("case.contacted", "2026-03-02 15:00")
        self.assertIsNone(contacted(unchanged, "2026-03-02 12:00"))
        self.assertIsNone(Odd().dispatched().say("case.noted", "2026-03-02 10:30", what="w").kind())      # of none of the three stages
        closed = Odd().dispatched().say("case.closed", "2026-03-04 10:00", outcome="solved")
        self.assertEqual(closed.say("case.followed", "2026-03-03 10:00", reached=True).kind(), "late-record")

    def test_before_registration_comes_first_and_is_for_every_line_of_the_case(self):
        for kind, data in (("case.contacted", {}), ("case.noted", {"what": "w"}), ("supervision.issued", {"level": "red", "unit": "d", "cause": "order"})):
            self.assertEqual(Odd().dispatched().say(kind, "2026-03-02 08:59", **data).kind(), "before-registration")

    def test_the_tables_own_guards_first_then_the_future(self):
        story = Odd().dispatched().say("case.signed", "2026-03-02 10:30", _by="e", unit="e")
        self.assertEqual(story.kind(), "not-holder")
        story = Odd().dispatched().say("case.signed", "2026-03-02 10:30", _by="d", unit="d")
        self.assertEqual(story.kind(), "late-record")
        story.events[-1]["recordedtime"] = "2026-01-01T00:00:00Z"
        self.assertEqual(story.kind(), "future")


if __name__ == "__main__":
    unittest.main()

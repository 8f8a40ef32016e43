#!/usr/bin/env python3
"""Tests of the reference scoreboard: the contract's worked examples, then one idea a test."""
import unittest
from fractions import Fraction
from zoneinfo import ZoneInfo

from model import Book, reading
from scoreboard import Row, bounds, ranks, rounded, scoreboard
from test_model import RULES, Story, at

SCORED = RULES | {"points": {"normal": 1, "yellow": -5, "red": -10},
                  "assess": {"weights": {"response": 30, "solved": 35, "satisfied": 35}, "rank": "dense"}}
SHANGHAI = ZoneInfo("Asia/Shanghai")


class Scored(Story):
    def __init__(self, rules=SCORED):
        super().__init__(effective=None)
        self.rules(rules, "2025-12-01 00:00")

    def dispatched(self, subject, to="d", when="2026-03-02 11:00"):
        for kind, time, data in (("case.registered", "2026-03-02 09:00",
                                  {"matter": "noise", "place": "s/c/g/b", "channel": "app", "urgency": "normal", "title": "t"}),
                                 ("case.accepted", "2026-03-02 10:00", {}), ("case.dispatched", when, {"to": to})):
            self.say(kind, time, subject, **data)
        return self

    def handled(self, subject, contacted="2026-03-02 12:00", **heard):
        """Dispatched, contacted, resolved and, where `heard` says how, followed up and reached."""
        self.dispatched(subject).say("case.contacted", contacted, subject, reached=True)
        self.say("case.resolved", "2026-03-03 10:00", subject, action="a")
        return self.say("case.followed", "2026-03-03 11:00", subject, reached=True, **heard) if heard else self

    def closed(self, subject, when="2026-03-04 10:00"):
        return self.say("case.closed", when, subject, outcome="solved")

    def card(self, subject, level, unit="d", when="2026-03-04 10:00"):
        return self.say("supervision.issued", when, subject, level=level, unit=unit, cause="order")

    def table(self, period="2026-03", now="2026-06-01 00:00"):
        return scoreboard(Book(reading(self.events)), period, at(now))

    def of(self, unit="d", period="2026-03", now="2026-06-01 00:00"):
        return next((row for row in self.table(period, now) if row["unit"] == unit), None)


class Worked(unittest.TestCase):
    def book(self):
        """100 dispatched: 93 of the 96 that count are responded to in time and 90 reached,
        72 solved, 81 satisfied; four more are reached, neither solved nor satisfied."""
        story = Scored()
        for n in range(96):
            contacted = "2026-03-02 12:00" if n < 93 else "2026-03-20 12:00"
            heard = {"solved": n < 72, "satisfied": n < 81} if n < 90 else {}
            story.handled(f"A{n}", contacted, **heard)
        for n in range(4):
            story.handled(f"X{n}", solved=False, satisfied=False).say("case.excluded", "2026-03-09 10:00", f"X{n}", ground="g")
        return story

    def test_with_four_exclusions(self):
        row = self.book().of()
        self.assertEqual([row[k] for k in ("dispatched", "responded", "reached", "solved", "satisfied")], [96, 93, 90, 72, 81])
        self.assertEqual([row["rates"][k] for k in ("response", "solvedRate", "satisfiedRate")], [96.88, 80, 90])
        self.assertEqual((row["score"], row["rank"]), (88.56, 1))
        exact = Row()
        exact.counts |= {"asked": 96, "responded": 93}
        self.assertEqual(exact.rates()["response"], Fraction("96.875"))

    def test_with_the_exclusions_revoked(self):
        story = self.book()
        for n in range(4):
            story.say("exclusion.revoked", "2026-04-09 10:00", f"X{n}", ground="g")
        row = story.of()
        self.assertEqual([row[k] for k in ("dispatched", "responded", "reached", "solved", "satisfied")], [100, 97, 94, 72, 81])
        self.assertEqual([row["rates"][k] for k in ("response", "solvedRate", "satisfiedRate")], [97, 76.6, 86.17])
        self.assertEqual(row["score"], 86.07)

    def test_points(self):
        story = Scored()
        for n in range(12):
            story.handled(f"A{n}").closed(f"A{n}")
        story.dispatched("Y").card("Y", "yellow").dispatched("R").card("R", "red").dispatched("N").card("N", "notice")
        self.assertEqual(story.of()["points"], -3)


class Counts(unittest.TestCase):
    def test_legs_are_counted_each_cases_once(self):
        story = Scored().handled("A", solved=True, satisfied=False)
        story.say("case.reopened", "2026-03-04 10:00", "A", cause="order").say("case.dispatched", "2026-03-05 10:00", "A", to="d")
        story.say("case.resolved", "2026-03-06 10:00", "A", action="a")
        row = story.of()
        self.assertEqual((row["dispatched"], row["reached"], row["solved"], row["due"]), (2, 1, 1, 3))

    def test_the_last_follow_up_in_book_order_speaks(self):
        story = Scored().handled("A", solved=True, satisfied=True).say("case.followed", "2026-03-03 10:30", "A", reached=False)
        self.assertEqual((story.of()["reached"], story.of()["rates"]["solvedRate"], story.of()["score"]), (0, None, 100))

    def test_response_is_the_sign_where_there_is_no_contact_row(self):
        fast = SCORED | {"matters": [{"code": "noise", "class": "signs"}],
                         "classes": {"signs": {"timers": {"sign": {"limit": "4h"}}}}}
        for rules, signed, responded in ((fast, "2026-03-02 12:00", 1), (fast, "2026-03-02 16:00", 0), (SCORED, "2026-03-02 12:00", 0)):
            story = Scored(rules).dispatched("A").say("case.signed", signed, "A", unit="d")
            self.assertEqual(story.of()["responded"], responded)

    def test_asked_are_the_legs_for_which_a_row_decides(self):
        """Of a withdrawn case nobody is asked; a void contact leaves the question to the leg's own sign."""
        withdrawn = Scored().dispatched("A").say("case.withdrawn", "2026-03-02 11:01", "A")
        self.assertEqual((withdrawn.of()["asked"], withdrawn.of()["rates"]["response"], withdrawn.of()["rank"]), (0, None, None))
        signed = Scored().dispatched("A").say("case.signed", "2026-03-02 12:00", "A", unit="d").say("case.withdrawn", "2026-03-02 12:01", "A")
        self.assertEqual((signed.of()["asked"], signed.of()["responded"]), (1, 1))
        running = Scored().dispatched("A")
        self.assertEqual([running.of(now=now)["asked"] for now in ("2026-03-02 12:00", "2026-03-02 15:01", "2026-03-03 10:01")], [0, 1, 1])

    def test_due_is_met_late_or_overdue_and_falls_in_the_period(self):
        story = Scored().dispatched("A")        # due 2026-03-09 11:00
        self.assertEqual((story.of(now="2026-03-09 11:00")["due"], story.of(now="2026-03-09 11:01")["due"]), (0, 1))
        self.assertEqual(story.of()["rates"]["onTimeRate"], 0)
        self.assertEqual(story.say("case.withdrawn", "2026-03-08 10:00", "A").of()["due"], 0)      # void

    def test_returned_is_an_approved_return_of_a_dispatched_leg(self):
        story = Scored().dispatched("A").dispatched("B").say("return.approved", "2026-04-01 12:00", "A", unit="d", reason="r")
        story.say("return.approved", "2026-04-01 13:00", "A", unit="d", reason="r")       # nothing to go back to
        story.handled("C").say("case.reopened", "2026-03-04 10:00", "C", cause="order")
        story.say("return.approved", "2026-03-05 12:00", "C", unit="d", reason="r")       # of the reopening's leg
        self.assertEqual((story.of()["returned"], story.of()["dispatched"]), (1, 3))

    def test_the_end_of_a_period_is_excluded(self):
        story = Scored().dispatched("A", when="2026-03-31 23:59").dispatched("B", when="2026-04-01 00:00")
        self.assertEqual([story.of(period=p)["dispatched"] for p in ("2026-03", "2026-04", "2026-Q1", "2026")], [1, 1, 1, 2])
        self.assertEqual(bounds("2026-12", SHANGHAI), [at("2026-12-01 00:00"), at("2027-01-01 00:00")])
        self.assertEqual(bounds("2026-Q4", SHANGHAI), [at("2026-10-01 00:00"), at("2027-01-01 00:00")])

    def test_points_are_for_cases_that_stand_closed_and_were_never_carded(self):
        story = Scored().handled("A").closed("A").handled("B").closed("B").handled("C").closed("C")
        story.say("case.reopened", "2026-03-05 10:00", "A", cause="order")
        story.card("B", "yellow", unit="e", when="2026-05-05 10:00")
        self.assertEqual(story.of()["points"], 1)
        story.say("case.resolved", "2026-04-05 10:00", "A", action="a").closed("A", "2026-04-06 10:00")
        self.assertEqual([story.of(period=p)["points"] for p in ("2026-03", "2026-04")], [1, 1])
        self.assertEqual(story.of("e", "2026-05")["points"], -5)


class Table(unittest.TestCase):
    def test_ranks(self):
        scores = {"a": Fraction(90), "b": Fraction(90), "c": Fraction(80), "d": None, "e": Fraction(100)}
        self.assertEqual(ranks(scores, "dense"), {"e": 1, "a": 2, "b": 2, "c": 3, "d": None})
        self.assertEqual(ranks(scores, "competition"), {"e": 1, "a": 2, "b": 2, "c": 4, "d": None})

    def test_half_up(self):
        values = [Fraction("96.875"), Fraction("0.005"), Fraction("-0.005"), Fraction("66.674"), Fraction(5), None]
        self.assertEqual([rounded(v) for v in values], [96.88, 0.01, 0, 66.67, 5, None])

    def test_a_rate_over_nothing_takes_its_weight_out(self):
        row = Scored().dispatched("A").say("case.contacted", "2026-03-02 12:00", "A").of()
        self.assertEqual((row["score"], row["rates"]["solvedRate"]), (100, None))

    def test_weights_are_those_just_before_the_end_or_at_now(self):
        for effective, now, score in (("2026-04-01 00:00", "2026-06-01 00:00", 65), ("2026-03-31 23:59", "2026-06-01 00:00", 0),
                                      ("2026-03-20 00:00", "2026-03-19 00:00", 65), ("2026-03-20 00:00", "2026-03-20 00:00", 0)):
            story = Scored().handled("A", solved=False, satisfied=True)
            story.rules(SCORED | {"assess": {"weights": {"solved": 1}}}, effective)
            self.assertEqual(story.of(now=now)["score"], score)

    def grouped(self, *groups):
        story = Scored(SCORED | {"assess": SCORED["assess"] | {"groups": list(groups)}})
        story.say("unit.registered", "2025-12-01 00:00", "unit/e", unit="e", name="e", kind="department")
        for n, (unit, contacted) in enumerate((("d", True), ("e", False), ("s/c", True), ("s/c/g", False))):
            story.dispatched(f"A{n}", to=unit)
            if contacted:
                story.say("case.contacted", "2026-03-02 12:00", f"A{n}")
        return [(row["unit"], row["group"], row["score"], row["rank"]) for row in story.table() if row["dispatched"]]

    def test_groups_rank_each_by_itself(self):
        self.assertEqual(self.grouped({"name": "places", "units": ["tier"]}, {"name": "lines", "units": ["department"]}),
                         [("s/c", "places", 100, 1), ("s/c/g", "places", 0, 2), ("d", "lines", 100, 1), ("e", "lines", 0, 2)])

    def test_groups_are_tried_in_order_and_who_is_in_none_comes_last_without_a_rank(self):
        self.assertEqual(self.grouped({"name": "grids", "units": ["grid"]}, {"name": "others", "units": ["tier"]}),
                         [("s/c/g", "grids", 0, 1), ("s/c", "others", 100, 1), ("d", None, 100, None), ("e", None, 0, None)])

    def test_a_groups_weights_replace_the_rulesets_whole(self):
        self.assertEqual(self.grouped({"name": "lines", "units": ["department"], "weights": {"solved": 1}}),
                         [("d", "lines", None, None), ("e", "lines", None, None), ("s/c", None, 100, None), ("s/c/g", None, 0, None)])

    def test_without_groups_the_key_is_there(self):
        self.assertEqual({row["group"] for row in Scored().dispatched("A").table()}, {None})

    def test_rows_by_rank_then_unit_those_without_a_score_last(self):
        story = Scored().dispatched("A", to="z").dispatched("B", to="y").dispatched("C", to="x")
        story.say("case.contacted", "2026-03-02 12:00", "A")
        self.assertEqual([(r["unit"], r["rank"]) for r in story.table()], [("z", 1), ("x", 2), ("y", 2), ("s/c/g/b", None)])


if __name__ == "__main__":
    unittest.main()

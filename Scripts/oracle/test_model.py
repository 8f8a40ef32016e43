#!/usr/bin/env python3
"""Tests of the reference model: the contract's worked examples, then one idea a test."""
import unittest
from datetime import date

import randombook
from clocks import CalendarYear, Clock, instant, written
from model import Book, reading
from rulebook import calendar_year, canonical, digest

RULES = {
    "name": "t", "ladder": ["building", "grid", "community", "street"], "zone": "Asia/Shanghai",
    "calendar": {"name": "cn", "week": ["mon", "tue", "wed", "thu", "fri"], "hours": ["09:00-12:00", "13:30-17:30"]},
    "matters": [{"code": "noise"}, {"code": "gas", "class": "fast", "tier": "community", "follow": False}],
    "classes": {
        "normal": {"timers": {
            "accept": {"limit": "1wd"}, "sign": {"limit": "4h"}, "contact": {"limit": "24h"}, "answer": {"limit": "3h"},
            "handle": {"remind": "4wd", "limit": "5wd", "red": "10wd"}, "resolve": {"limit": "15d"},
            "rework": {"limit": "3d"}, "follow": {"limit": "2d"}, "reply": {"limit": "2d"}}},
        "fast": {"timers": {"handle": {"limit": "4wh"}, "resolve": {"limit": "2mtg"}}}},
    "tiers": {t: {"meeting": {"every": "week", "on": "sat", "at": "10:00"}} for t in ["building", "grid", "community", "street"]},
    "whistles": {"emergency": {"answer": "30m"}}, "suspend": ["works"]}

HOLIDAYS = ("01-01 01-02 01-03 02-15 02-16 02-17 02-18 02-19 02-20 02-21 02-22 02-23 04-04 04-05 04-06 05-01 05-02 05-03 "
            "05-04 05-05 06-19 06-20 06-21 09-25 09-26 09-27 10-01 10-02 10-03 10-04 10-05 10-06 10-07")
WORKDAYS = "01-04 02-14 02-28 05-09 09-20 10-10"
CHINA_2026 = {2026: CalendarYear(*({date.fromisoformat("2026-" + d) for d in text.split()} for text in (HOLIDAYS, WORKDAYS)))}


def clock(tier=None, years=CHINA_2026, **changes):
    return Clock(RULES | changes, years, tier)


def at(text):
    """`2026-03-02 09:00` in Shanghai."""
    return instant(text.replace(" ", "T") + ":00+08:00")


class Story:
    """A book told in short lines."""

    def __init__(self, effective="2025-12-01 00:00", calendar_at="2025-12-01 00:00"):
        self.events = []
        if effective:
            self.rules(RULES, effective)
        if calendar_at:
            self.calendar(calendar_at, HOLIDAYS)
        for unit, tier in (("s", "street"), ("s/c", "community"), ("s/c/g", "grid"), ("s/c/g/b", "building")):
            self.say("unit.registered", "2025-12-01 00:00", "unit/" + unit, unit=unit, name=unit, kind="tier", tier=tier)
        self.say("unit.registered", "2025-12-01 00:00", "unit/d", unit="d", name="d", kind="department")

    def say(self, kind, when, subject="A", /, _by="s", **data):
        number = len(self.events) + 1
        self.events.append({"sequence": f"{number:016d}", "type": kind, "subject": subject, "source": "/" + _by,
                            "time": written(at(when), Clock(RULES, {}).zone), "recordedtime": "2027-01-01T00:00:00Z", "data": data})
        return self

    def rules(self, rules, effective, scope="new"):
        return self.say("rules.adopted", "2025-12-01 00:00", "rules", ruleset=rules,
                        effective=written(at(effective), Clock(RULES, {}).zone), scope=scope)

    def calendar(self, when, holidays):
        return self.say("calendar.adopted", when, "calendar", calendar="cn", year=2026,
                        holidays=["2026-" + d for d in holidays.split()], workdays=["2026-" + d for d in WORKDAYS.split()])

    def case(self, when="2026-03-02 09:00", **data):
        return self.say("case.registered", when, **({"matter": "noise", "place": "s/c/g/b", "channel": "app",
                                                     "urgency": "normal", "title": "t"} | data))

    def row(self, now="2026-03-03 09:00", subject="A"):
        rows = Book(reading(self.events)).rows(at(now))
        return next(r for r in rows if r["case"] == subject)

    def timer(self, name, now="2026-03-03 09:00", run=None):
        return [t for t in self.row(now)["timers"] if t["timer"] == name and run in (None, t["run"])][-1]


class Clocks(unittest.TestCase):
    def test_working_days_china_2026(self):
        for start, days, end in (("2026-09-30 10:00", 5, "2026-10-13 10:00"), ("2026-02-13 10:00", 5, "2026-02-27 10:00"),
                                 ("2026-01-01 10:00", 1, "2026-01-04 10:00")):
            self.assertEqual(clock().plus(at(start), (days, "wd")), at(end))
        self.assertEqual(clock().plus(at("2026-10-09 17:00"), (4, "wh")), at("2026-10-10 14:00"))

    def test_the_end_of_the_hours_is_reached_the_same_day(self):
        self.assertEqual(clock().plus(at("2026-03-02 09:00"), (7, "wh")), at("2026-03-02 17:30"))

    def test_zero_working_days(self):
        self.assertEqual(clock().plus(at("2026-03-01 03:00"), (0, "wd")), at("2026-03-01 03:00"))

    def test_provisional_without_the_years_calendar(self):
        c = clock()
        self.assertEqual(c.plus(at("2026-12-31 10:00"), (1, "wd")), at("2027-01-01 10:00"))
        self.assertTrue(c.provisional)

    def test_skipped_and_repeated_local_times(self):
        ny = clock(years={}, zone="America/New_York", calendar=RULES["calendar"] | {"week": ["sat", "sun", "mon"]})
        self.assertEqual(ny.plus(instant("2026-03-07T02:30:00-05:00"), (1, "wd")), instant("2026-03-08T03:30:00-04:00"))
        self.assertEqual(ny.plus(instant("2026-10-31T01:30:00-04:00"), (1, "wd")), instant("2026-11-01T01:30:00-04:00"))

    def test_sessions(self):
        def meeting(tier_meeting, start, count):
            return clock("grid", tiers={"grid": {"meeting": tier_meeting}}).plus(at(start), (count, "mtg"))
        weekly = {"every": "week", "on": "sat", "at": "10:00"}
        self.assertEqual(meeting(weekly, "2026-03-07 10:00", 1), at("2026-03-14 10:00"))
        self.assertEqual(meeting(weekly, "2026-03-07 09:59", 2), at("2026-03-14 10:00"))
        monthly = {"every": "month", "on": 31, "at": "19:00"}
        self.assertEqual(meeting(monthly, "2026-02-01 00:00", 1), at("2026-02-28 19:00"))
        self.assertEqual(meeting({"every": "quarter", "on": "last", "at": "19:00"}, "2026-02-01 00:00", 2), at("2026-06-30 19:00"))
        self.assertEqual(meeting({"every": "half-year", "on": 15, "at": "19:00"}, "2026-07-01 00:00", 1), at("2026-12-15 19:00"))
        self.assertEqual(meeting({"every": "day", "at": "08:00"}, "2026-07-01 08:00", 1), at("2026-07-02 08:00"))
        self.assertIsNone(clock(None).plus(at("2026-03-07 09:59"), (1, "mtg")))


    def test_working_minutes_are_on_the_clock_of_working_hours(self):
        self.assertEqual(clock().plus(at("2026-10-09 17:00"), (240, "wm")), at("2026-10-10 14:00"))
        self.assertEqual(clock().plus(at("2026-03-02 11:59"), (2, "wm")), at("2026-03-02 13:31"))

    def test_half_days(self):
        data = {"year": 2026, "holidays": ["2026-03-05"], "workdays": [], "hours": {
            "2026-03-03": ["09:00-10:00"], "2026-03-04": [], "2026-03-05": ["09:00-10:00"], "2026-03-06": ["10:00-12:00", "09:00-11:00"],
            "2026-03-09": ["noon"], "soon": [], "2025-03-10": []}}
        half = clock(years={2026: calendar_year(data)})
        for hours, end in ((7, "2026-03-02 17:30"), (8, "2026-03-03 10:00"), (9, "2026-03-06 10:00"), (11, "2026-03-06 12:00"), (12, "2026-03-09 10:00")):
            self.assertEqual(half.plus(at("2026-03-02 09:00"), (hours, "wh")), at(end))
        self.assertEqual(half.plus(at("2026-03-02 09:00"), (2, "wd")), at("2026-03-04 09:00"))      # a half day is a whole `wd`

    def test_the_next_opening(self):
        for start, opening in (("2026-09-05 10:00", "2026-09-07 09:00"), ("2026-09-02 20:00", "2026-09-03 09:00"), ("2026-09-02 09:00", "2026-09-02 09:00"),
                               ("2026-09-02 11:59", "2026-09-02 11:59"), ("2026-09-02 12:00", "2026-09-02 13:30"), ("2026-09-02 17:30", "2026-09-03 09:00")):
            self.assertEqual(clock().opening(at(start)), at(opening))


class Documents(unittest.TestCase):
    def test_canonical_form(self):
        self.assertEqual(canonical({"b": [1.0, 1e21, 1e-7, True, None], "a": "é\n"}), '{"a":"é\\n","b":[1,1e+21,1e-7,true,null]}')
        self.assertEqual(len(digest(RULES)), 64)

    def test_instants(self):
        self.assertEqual(written(instant("2026-01-01T00:00:00.250Z"), Clock(RULES, {}).zone), "2026-01-01T08:00:00.250+08:00")
        self.assertEqual(written(instant("2026-01-01T00:00:00+00:00"), Clock(None, {}).zone), "2026-01-01T00:00:00Z")


class Tiers(unittest.TestCase):
    def test_acceptance_takes_the_tier_of_the_place_of_the_matter_or_of_the_event(self):
        accepted = lambda data, **case: Story().case(**case).say("case.accepted", "2026-03-02 10:00", **data).row()
        self.assertEqual((accepted({})["tier"], accepted({})["holder"]), ("building", "s/c/g/b"))
        self.assertEqual(accepted({}, matter="gas")["holder"], "s/c")
        self.assertEqual(accepted({"tier": "street"})["holder"], "s")
        self.assertEqual(accepted({}, place="s/c/x/y")["tier"], "community")      # longest registered prefix
        self.assertEqual([accepted({"tier": "grid"}, place=p)["tier"] for p in ("s/c/x", "zz")], ["community", "grid"])
        self.assertIsNone(accepted({"tier": "grid"}, place="zz")["holder"])


class Life(unittest.TestCase):
    def dispatched(self):
        return (Story().case().say("case.accepted", "2026-03-02 10:00")
                .say("case.dispatched", "2026-03-02 11:00", to="d"))

    def test_legs_and_signs(self):
        story = self.dispatched().say("case.signed", "2026-03-02 16:00", unit="d")
        self.assertEqual(story.row()["status"], "handling")
        self.assertEqual((story.timer("sign")["state"], story.timer("sign")["unit"]), ("late", "d"))
        self.assertEqual((story.timer("handle")["run"], story.timer("handle")["due"]), (2, "2026-03-09T11:00:00+08:00"))
        self.assertEqual(story.timer("handle", run=1)["state"], "met")
        self.assertEqual(story.row()["version"], 4)

    def test_return_goes_back_once(self):
        story = self.dispatched().say("return.approved", "2026-03-02 12:00", unit="d", reason="r")
        row = story.row()
        self.assertEqual((row["status"], row["holder"], row["returns"]), ("accepted", "s/c/g/b", 1))
        self.assertEqual([t["state"] for t in row["timers"] if t["timer"] in ("sign", "handle")], ["void", "met", "met"])
        self.assertEqual(story.say("return.approved", "2026-03-02 12:30", unit="d", reason="r").row()["returns"], 1)

    def test_a_pause_moves_due_and_heals_no_breach(self):
        story = self.dispatched().say("case.suspended", "2026-03-04 10:00", reason="works")
        handle = story.timer("handle", "2026-04-01 09:00")
        self.assertEqual((handle["state"], handle["due"], handle["remind"]), ("paused", None, None))
        story.say("case.resumed", "2026-03-06 10:00", reason="works")      # two working days on wd, 48 h on d
        self.assertEqual(story.timer("handle")["due"], "2026-03-11T11:00:00+08:00")
        self.assertEqual(story.timer("resolve")["due"], "2026-03-19T10:00:00+08:00")
        story.say("case.suspended", "2026-03-12 10:00", reason="works")
        handle = story.timer("handle", "2026-03-13 09:00")
        self.assertEqual((handle["state"], handle["due"], handle["red"]), ("overdue", "2026-03-11T11:00:00+08:00", None))

    def test_extensions_then_hand_set(self):
        story = self.dispatched().say("extension.requested", "2026-03-03 10:00", unit="d", amount="2wd")
        story.say("extension.granted", "2026-03-03 11:00", unit="d")
        self.assertEqual(story.timer("handle")["due"], "2026-03-11T11:00:00+08:00")
        story.say("case.dispatched", "2026-03-04 11:00", to="d", due="2026-03-05T10:00:00+08:00")
        handle = story.timer("handle")
        self.assertEqual((handle["due"], handle["remind"], handle["red"]), ("2026-03-05T10:00:00+08:00", None, "2026-03-12T10:00:00+08:00"))

    def test_red_never_comes_before_a_due_time_set_by_hand(self):
        sessions = {"normal": {"timers": {"handle": {"limit": "1mtg", "red": "1mtg"}}}}
        story = Story(effective=None).rules(RULES | {"classes": sessions}, "2025-12-01 00:00").case().say("case.accepted", "2026-03-02 10:00")
        story.say("case.dispatched", "2026-03-02 11:00", to="d", due="2026-03-03T10:00:00+08:00")
        story.say("case.suspended", "2026-03-02 12:00", reason="works").say("case.resumed", "2026-03-02 13:00", reason="works")
        handle = story.timer("handle")
        self.assertEqual((handle["due"], handle["red"]), ("2026-03-03T11:00:00+08:00", "2026-03-03T11:00:00+08:00"))

    def test_a_red_card_voids_the_request(self):
        story = self.dispatched().say("extension.requested", "2026-03-03 10:00", unit="d", amount="2wd")
        story.say("supervision.issued", "2026-03-03 10:30", level="red", unit="d", cause="order")
        story.say("extension.granted", "2026-03-03 11:00", unit="d")
        self.assertEqual((story.timer("handle")["due"], story.row()["extensions"]), ("2026-03-09T11:00:00+08:00", 1))
        self.assertEqual(story.row()["cards"], {"notice": 0, "yellow": 0, "red": 1})

    def test_rework(self):
        story = self.dispatched().say("case.resolved", "2026-03-03 10:00", action="a").say("case.verified", "2026-03-03 12:00", **{"pass": False})
        row = story.row()
        self.assertEqual((row["status"], row["round"], row["holder"]), ("handling", 2, "d"))
        self.assertEqual(story.timer("resolve")["due"], "2026-03-06T12:00:00+08:00")
        self.assertEqual(story.timer("follow")["state"], "void")
        self.assertEqual(story.say("return.approved", "2026-03-03 13:00", unit="d", reason="r").row()["holder"], "s/c/g/b")

    def test_closing_an_unresolved_case(self):
        story = self.dispatched().say("case.closed", "2026-03-03 10:00", outcome="solved")
        states = {(t["timer"], t["run"]): t["state"] for t in story.row()["timers"]}
        self.assertEqual(states, {("accept", 1): "met", ("sign", 1): "late", ("contact", 1): "void", ("handle", 1): "met",
                                  ("handle", 2): "met", ("resolve", 1): "met"})

    def test_late_acceptance(self):
        story = Story().case().say("case.dispatched", "2026-03-02 09:30", to="d").say("case.accepted", "2026-03-02 10:00")
        row = story.row()
        self.assertEqual((row["status"], row["holder"], row["tier"]), ("dispatched", "d", "building"))
        self.assertEqual([t["timer"] for t in row["timers"]], ["accept", "sign", "contact", "handle", "resolve"])

    def test_whistles(self):
        story = self.dispatched().say("whistle.blown", "2026-03-02 12:00", kind="emergency", call=["d", "e"])
        story.say("whistle.blown", "2026-03-02 12:10", kind="routine", call=["d"])
        story.say("whistle.answered", "2026-03-02 12:30", unit="d")
        answers = [(t["run"], t["unit"], t["state"]) for t in story.row("2026-03-02 12:31")["timers"] if t["timer"] == "answer"]
        self.assertEqual(answers, [(1, "d", "met"), (2, "e", "overdue"), (3, "d", "met")])

    def test_an_acceptance_that_corrects_the_first_sets_its_due_time_anew(self):
        moved = {"due": "2026-03-09T10:00:00+08:00"}
        for corrects, due in (("a1", moved["due"]), ("a2", "2026-03-04T10:00:00+08:00"), (None, "2026-03-04T10:00:00+08:00")):
            story = Story().case().say("case.accepted", "2026-03-02 10:00", due="2026-03-04T10:00:00+08:00")
            story.events[-1]["id"] = "a1"
            story.say("case.dispatched", "2026-03-02 11:00", to="d")
            story.say("case.accepted", "2026-03-02 10:00", **moved | ({"corrects": corrects} if corrects else {}))
            self.assertEqual(story.timer("resolve", "2026-03-03 00:00")["due"], due)

    def test_contact_recorded_before_acceptance_is_met(self):
        story = Story().case().say("case.contacted", "2026-03-02 09:10").say("case.accepted", "2026-03-02 10:00")
        self.assertEqual((story.timer("contact")["state"], story.timer("contact")["unit"]), ("met", "s/c/g/b"))

    def test_merger_cuts(self):
        story = self.dispatched().say("case.merged", "2026-03-20 10:00", into="B")
        states = {(t["timer"], t["run"]): t["state"] for t in story.row()["timers"]}
        self.assertEqual((states["handle", 2], states["resolve", 1]), ("late", "late"))
        self.assertEqual(story.say("case.accepted", "2026-03-21 10:00").row()["version"], 5)


class Openings(unittest.TestCase):
    """Runs that begin with the opening."""

    def story(self, start="opening", **limits):
        timers = {"accept": limits, "handle": limits}
        rules = RULES | {"calendar": RULES["calendar"] | {"start": start}, "classes": {"normal": {"timers": timers}}}
        return Story(effective=None).rules(rules, "2025-12-01 00:00")

    def due(self, when, limit, start="opening"):
        return self.story(start, limit=limit).case(when).timer("accept", when)["due"][:16].replace("T", " ")

    def test_worked_examples(self):
        for when, due in (("2026-09-02 20:00", "2026-09-04 09:00"), ("2026-09-05 10:00", "2026-09-08 09:00")):
            self.assertEqual(self.due(when, "1wd"), due)

    def test_only_wd_and_zero_days_too(self):
        found = [self.due("2026-09-05 10:00", limit) for limit in ("0wd", "1wh", "1d")]
        self.assertEqual(found, ["2026-09-07 09:00", "2026-09-07 10:00", "2026-09-06 10:00"])
        self.assertEqual(self.due("2026-09-05 10:00", "1wd", "instant"), "2026-09-07 10:00")

    def test_the_start_in_the_row_stays_and_pauses_are_cut(self):
        story = self.story(limit="2wd").case("2026-09-03 20:00").say("case.accepted", "2026-09-03 20:00")
        story.say("case.suspended", "2026-09-03 21:00", reason="works").say("case.resumed", "2026-09-04 08:00", reason="works")
        row = story.timer("handle", "2026-09-04 10:00")
        self.assertEqual((row["start"][11:16], row["due"]), ("20:00", "2026-09-08T09:00:00+08:00"))
        story.say("case.suspended", "2026-09-04 08:30", reason="works").say("case.resumed", "2026-09-07 08:00", reason="works")
        self.assertEqual(story.timer("handle", "2026-09-04 10:00")["due"], "2026-09-09T09:00:00+08:00")

    def test_an_instant_set_by_hand_is_as_ever(self):
        story = self.story(limit="2wd").case().say("case.accepted", "2026-09-05 10:00").say("case.dispatched", "2026-09-05 10:00", to="d", due="2026-09-05T20:00:00+08:00")
        self.assertEqual(story.timer("handle", "2026-09-05 11:00")["due"], "2026-09-05T20:00:00+08:00")

    def test_a_year_needed_for_the_opening_alone_is_provisional(self):
        self.assertTrue(self.story(limit="0wd").case("2025-12-31 20:00").timer("accept", "2026-01-01 09:00")["provisional"])
        self.assertFalse(self.story("instant", limit="0wd").case("2025-12-31 20:00").timer("accept", "2026-01-01 09:00")["provisional"])


class Holders(unittest.TestCase):
    """Limits by the holder of the leg."""

    def handle(self, unit, **entry):
        timers = {"handle": entry | {"by": {"grid": {"limit": "2d"}, "department": {"limit": "7d", "red": "10d"}}}}
        story = Story(effective=None).rules(RULES | {"classes": {"normal": {"timers": timers}}}, "2025-12-01 00:00").case()
        story.say("case.accepted", "2026-03-02 10:00").say("case.dispatched", "2026-03-02 10:00", to=unit)
        return [t["due"][8:10] for t in story.row()["timers"] if t["run"] == 2]

    def test_by_tier_then_kind_else_the_timers_own(self):
        self.assertEqual([self.handle(unit, limit="5d", red="6d") for unit in ("s/c/g", "d", "s/c", "nobody")], [["04"], ["09"], ["07"], ["07"]])
        self.assertEqual([self.handle(unit) for unit in ("d", "s/c")], [["09"], []])

    def test_as_the_book_has_them_when_the_leg_begins(self):
        timers = {"handle": {"by": {"department": {"limit": "7d"}}}}
        story = Story(effective=None).rules(RULES | {"classes": {"normal": {"timers": timers}}}, "2025-12-01 00:00").case()
        story.say("case.accepted", "2026-03-02 10:00").say("case.dispatched", "2026-03-02 10:00", to="d")
        story.say("unit.registered", "2026-03-02 10:00", "unit/d", unit="d", name="d", kind="company").say("case.dispatched", "2026-03-03 10:00", to="d")
        self.assertEqual([t["run"] for t in story.row()["timers"]], [2])


class Reclassified(unittest.TestCase):
    def story(self):
        return Story().case().say("case.accepted", "2026-03-02 10:00").say("case.dispatched", "2026-03-02 11:00", to="d")

    def test_open_runs_take_the_new_class_from_their_own_start_and_ended_ones_keep_theirs(self):
        story = self.story().say("case.reclassified", "2026-03-02 12:00", matter="gas", reason="r")
        self.assertEqual([t["due"] for t in story.row()["timers"] if t["timer"] == "handle"], ["2026-03-09T10:00:00+08:00", "2026-03-02T16:30:00+08:00"])
        self.assertEqual([t["timer"] for t in story.row()["timers"]], ["accept", "handle", "handle", "resolve"])      # no sign, no contact there
        self.assertEqual((story.row()["class"], story.row()["matter"], story.row()["tier"]), ("fast", "gas", "building"))

    def test_pauses_go_on_and_hand_set_instants_stay(self):
        story = self.story().say("case.dispatched", "2026-03-02 12:00", to="d", due="2026-03-20T10:00:00+08:00").say("case.suspended", "2026-03-02 13:00", reason="works")
        story.say("case.reclassified", "2026-03-02 14:00", matter="gas", reason="r").say("case.resumed", "2026-03-02 14:30", reason="works")
        self.assertEqual((story.row()["status"], story.timer("handle")["due"]), ("dispatched", "2026-03-20T11:00:00+08:00"))      # one worked hour of the pause

    def test_without_effect_on_a_resolved_case(self):
        story = self.story().say("case.resolved", "2026-03-02 12:00", action="a").say("case.reclassified", "2026-03-02 13:00", matter="gas", reason="r")
        self.assertEqual((story.row()["matter"], story.row()["version"]), ("noise", 5))

    def test_a_later_escalation_goes_by_the_new_place_and_acceptance_by_that_of_its_time(self):
        story = Story().say("unit.registered", "2025-12-01 00:00", "unit/s/x", unit="s/x", name="x", kind="tier", tier="grid").case()
        story.say("case.reclassified", "2026-03-02 09:30", place="s/x", reason="r").say("case.accepted", "2026-03-02 10:00", tier="building")
        self.assertEqual((story.row()["holder"], story.timer("accept")["unit"]), ("s/x", "s/x"))
        story.say("case.reclassified", "2026-03-02 10:30", place="s/c/g/b", reason="r")
        story.say("case.escalated", "2026-03-02 11:00", **{"from": "grid", "to": "community", "cause": "order"})
        self.assertEqual((story.row()["holder"], story.timer("accept")["unit"], story.row()["receiver"]), ("s/c", "s/x", "s/x"))


class Which(unittest.TestCase):
    """Which ruleset, which calendar."""

    def test_scopes(self):
        for scope, due in (("new", "09T11"), ("open", "04T11"), ("all", "04T11")):
            story = Story().case().say("case.accepted", "2026-03-02 10:00").say("case.dispatched", "2026-03-02 11:00", to="d")
            classes = {"normal": {"timers": {"handle": {"limit": "2wd"}}}}
            story.rules(RULES | {"classes": classes}, "2026-03-03 00:00", scope)
            self.assertEqual(story.timer("handle", "2026-03-02 23:59")["due"], "2026-03-09T11:00:00+08:00")
            self.assertEqual(story.timer("handle")["due"], f"2026-03-{due}:00:00+08:00")
            self.assertEqual(story.timer("handle", run=1)["due"], "2026-03-04T10:00:00+08:00" if scope == "all" else "2026-03-09T10:00:00+08:00")

    def test_a_row_by_the_ruleset_that_governs(self):
        """An adoption gives a standing run a limit, or takes it away."""
        without = RULES | {"classes": {"normal": {"timers": {}}}}
        for first, then, there in ((without, RULES, False), (RULES, without, True)):
            story = Story(effective=None).rules(first, "2025-12-01 00:00").rules(then, "2026-03-03 00:00", "open").case()
            rows = [bool(story.row(now)["timers"]) for now in ("2026-03-02 23:59", "2026-03-03 00:00")]
            self.assertEqual(rows, [there, not there])

    def test_who_would_have_held_it_by_what_stands_before_the_line_that_stopped_accept(self):
        story = Story().case(place="s/c/x").say("case.accepted", "2026-03-02 10:00", tier="street")
        story.say("unit.registered", "2025-12-01 00:00", "unit/s/c/x", unit="s/c/x", name="x", kind="tier", tier="grid")
        story.case().events[-1]["subject"] = "B"
        story.events[-1]["data"] = story.events[-1]["data"] | {"place": "s/c/x"}
        self.assertEqual([story.row(subject=name)["timers"][0]["unit"] for name in "AB"], ["s/c", "s/c/x"])

    def test_calendars_act_like_open(self):
        story = Story(calendar_at="2026-03-04 00:00").case().say("case.accepted", "2026-03-02 10:00")
        self.assertTrue(story.timer("handle", "2026-03-03 23:00")["provisional"])
        self.assertFalse(story.timer("handle", "2026-03-04 00:00")["provisional"])
        self.assertTrue(story.timer("accept", "2026-03-04 00:00")["provisional"])      # it stopped before

    def test_no_rules_no_row_but_hand_set(self):
        story = Story(effective="2026-03-05 00:00").case().say("case.accepted", "2026-03-02 10:00", due="2026-03-04T10:00:00+08:00")
        row = story.row("2026-03-04 12:00")
        self.assertEqual([(t["timer"], t["state"], t["due"], t["ruleset"]) for t in row["timers"]],
                         [("resolve", "overdue", "2026-03-04T02:00:00Z", None)])


class Generator(unittest.TestCase):
    def test_the_same_seed_gives_the_same_book_and_every_book_folds(self):
        first, again = (list(randombook.Generator("7", 300).book()) for _ in range(2))
        self.assertEqual(first, again)
        for n, event in enumerate(first, 1):
            event |= {"sequence": f"{n:016d}", "recordedtime": "2027-01-01T00:00:00Z"}
        self.assertGreater(len(Book(reading(first)).rows(instant("2026-09-01T00:00:00Z"))), 9)


if __name__ == "__main__":
    unittest.main()

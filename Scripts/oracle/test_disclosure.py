#!/usr/bin/env python3
"""Tests of the reference disclosure: what happened in a month stays with that month."""
import unittest

from disclosure import disclosure
from model import Book, reading
from test_model import RULES, Story, at


class Months(unittest.TestCase):
    def figures(self, story, period="2026-03", now="2026-06-01 00:00"):
        return {row["figure"]: row for row in disclosure(Book(reading(story.events)), period, at(now))}

    def counts(self, story, period="2026-03"):
        found = self.figures(story, period)
        return [found[name]["count"] for name in ("registered", "accepted", "rejected", "resolved", "closed")]

    def closed(self):
        story = Story().case().say("case.accepted", "2026-03-02 10:00").say("case.resolved", "2026-03-03 10:00", action="a")
        return story.say("case.closed", "2026-03-04 10:00", outcome="solved")

    def test_a_reopening_takes_nothing_from_the_month_before(self):
        story = self.closed().say("case.reopened", "2026-04-02 10:00", cause="repeat").say("case.resolved", "2026-04-03 10:00", action="a")
        self.assertEqual(self.counts(story), [1, 1, 0, 1, 1])
        self.assertEqual(self.counts(story, "2026-04"), [0, 0, 0, 1, 0])

    def test_distinct_cases(self):
        story = self.closed().say("case.reopened", "2026-03-05 10:00", cause="repeat").say("case.resolved", "2026-03-06 10:00", action="a")
        self.assertEqual(self.counts(story), [1, 1, 0, 1, 1])

    def test_a_closing_that_resolves_counts_as_both(self):
        story = Story().case().say("case.accepted", "2026-03-02 10:00").say("case.closed", "2026-03-04 10:00", outcome="solved")
        self.assertEqual(self.counts(story), [1, 1, 0, 1, 1])

    def test_only_where_it_took_effect(self):
        story = self.closed().say("case.accepted", "2026-04-02 10:00").say("case.resolved", "2026-04-02 10:00", action="a")
        story.say("case.rejected", "2026-04-02 10:00", ground="g").case("2026-04-02 11:00")
        self.assertEqual(self.counts(story, "2026-04"), [0, 0, 0, 0, 0])

    def test_excluded_cases_count(self):
        self.assertEqual(self.counts(self.closed().say("case.excluded", "2026-03-05 10:00", ground="g")), [1, 1, 0, 1, 1])

    def test_legs_and_rounds_by_their_due_times(self):
        timers = {"handle": {"limit": "1d"}, "resolve": {"limit": "5d"}}
        story = Story(effective=None).rules(RULES | {"classes": {"normal": {"timers": timers}}}, "2025-12-01 00:00").case()
        story.say("case.accepted", "2026-03-02 09:00").say("case.dispatched", "2026-03-02 10:00", to="d").say("case.resolved", "2026-03-06 10:00", action="a")
        found = self.figures(story)
        self.assertEqual([found[name] for name in ("legsOnTime", "roundsOnTime")],
                         [{"figure": "legsOnTime", "count": 1, "of": 2, "percent": 50}, {"figure": "roundsOnTime", "count": 1, "of": 1, "percent": 100}])
        self.assertIsNone(self.figures(story, "2026-04")["legsOnTime"]["percent"])


if __name__ == "__main__":
    unittest.main()

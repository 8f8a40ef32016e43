"""Instants, durations and the clocks on which a ruleset computes them.

Plain rather than fast: every working day and every session is looked at one by one.
"""
import calendar
import re
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

UTC = timezone.utc
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
ELAPSED = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
WORKED = {"wm": timedelta(minutes=1), "wh": timedelta(hours=1)}


# ---------------------------------------------------------------- instants

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
    found = re.fullmatch(r"(\d+)(m|h|d|wh|wm|wd|mtg)", text or "")
    return (int(found[1]), found[2]) if found else None


def stretches(texts):
    """`["09:00-12:00", …]` as pairs of local times, in order, those that overlap united."""
    united = []
    for begin, end in sorted(tuple(map(time.fromisoformat, text.split("-"))) for text in texts):
        if united and begin < united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((begin, end))
    return united


# ---------------------------------------------------------------- clocks

@dataclass
class CalendarYear:
    """What one `calendar.adopted` says of its year."""
    holidays: set = field(default_factory=set)
    workdays: set = field(default_factory=set)
    hours: dict = field(default_factory=dict)     # of a half day: date -> stretches


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
        year = self.years[day.year]
        return day in year.workdays or (in_week and day not in year.holidays)

    def spans(self, day):
        """The stretches of `hours` on a day, as instants; none on a day that is not worked."""
        if not self.is_working(day):
            return []
        half_days = self.years[day.year].hours if day.year in self.years else {}
        hours = half_days[day] if day in half_days else stretches(self.rules["calendar"]["hours"])
        return [(at_local(day, a, self.zone), at_local(day, b, self.zone)) for a, b in hours]

    def opening(self, at):
        """The instant itself within the hours of a working day, else the next at which such hours
        begin. A stretch holds its beginning, not its end."""
        day = self.local(at).date()
        while True:
            for begin, end in self.spans(day):
                if at < end:
                    return max(begin, at)
            day += timedelta(days=1)

    def plus(self, at, amount, skip=()):
        """at + a duration; None where this clock cannot tell (no rules, no meeting)."""
        count, unit = amount
        if at is None:
            return None
        if unit in ELAPSED:
            return at + count * ELAPSED[unit]
        if not self.rules:
            return None
        if unit == "wd":
            return self.plus_working_days(at, count)
        if unit in WORKED:
            return self.plus_worked(at, count * WORKED[unit])
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

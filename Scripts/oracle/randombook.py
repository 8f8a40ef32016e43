#!/usr/bin/env python3
"""A seeded generator of books: CloudEvents lines fit for `append --history`.

    python3 randombook.py SEED EVENTS > file.jsonl

Most histories walk sensibly through the life of a case; some steps break the table on
purpose, some records come late, some times run backwards or lie ahead of their
recording, and many fall on exact boundaries (opening hours, midnight, a limit's own length after the last event).
The same seed gives the same lines.
"""
import json
import random
import sys
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
LADDER = ["building", "grid", "community", "street"]
ROOT = "fenghuang"
KINDS = ["tier", "department", "company", "organisation"]
DEPARTMENTS = ["dept/housing", "dept/water", "dept/police"]
COMPANIES = ["company/heat", ROOT + "/c1/company-gas"]
MATTERS = ["heating", "gas", "noise", "parking", "waste", "wall"]
URGENCIES = ["normal", "urgent", "emergency"]
REASONS = ["materials", "season", "works"]
FIRST = "the first acceptance"   # its id is known once the lines are in their order
OPEN_STAGES = ("registered", "accepted", "dispatched", "handling", "suspended")


class Generator:
    def __init__(self, seed, events):
        self.r = random.Random(seed)
        self.wanted = events
        self.zone = ZoneInfo(self.pick(["Asia/Shanghai"] * 5 + ["America/New_York", "Asia/Kathmandu", "Europe/London"]))
        self.year = 2026
        self.lines = []         # (sort key, event without id)
        self.units = []         # unit paths of the tree, in order of registration
        self.tier_units = {tier: [] for tier in LADDER}

    # ---- small dice

    def pick(self, choices):
        return self.r.choice(choices)

    def chance(self, p):
        return self.r.random() < p

    def sample(self, choices, low, high):
        return self.r.sample(choices, self.r.randint(low, min(high, len(choices))))

    def local(self, year, month, day, hour=0, minute=0):
        return datetime(year, month, day, hour, minute, tzinfo=self.zone)

    def next_month(self, at):
        """The local midnight with which the next month begins."""
        here = at.astimezone(self.zone)
        return self.local(here.year + here.month // 12, here.month % 12 + 1, 1)

    def write(self, at, kind, subject, data, unit="system/office", by="clerk.1", late=None):
        """One event; `late` puts its line further down in the book than its time says, or higher up."""
        place = at.timestamp() + (late.total_seconds() if late else 0)
        offset = self.pick([self.zone] * 6 + [ZoneInfo("UTC"), ZoneInfo("Asia/Tokyo")])
        text = at.astimezone(offset).isoformat()
        if text.endswith("+00:00") and self.chance(0.5):
            text = text[:-6] + "Z"
        self.lines.append((place, len(self.lines), {
            "specversion": "1.0", "source": "/" + unit, "type": kind, "subject": subject, "time": text,
            "authtype": self.pick(["user", "user", "system"]), "authid": by, "data": data}))

    # ---- reference data

    def reference_data(self):
        begin = self.local(self.year, 1, 1, 8)
        self.begin = begin
        self.tree(begin - timedelta(days=30))
        self.calendars()
        self.rulesets(begin)

    def tree(self, at):
        def register(unit, kind, tier=None, parent=None, when=at):
            data = {"unit": unit, "name": unit.rsplit("/", 1)[-1], "kind": kind}
            data |= {"tier": tier} if tier else {}
            data |= {"parent": parent} if parent else {}
            if tier == "grid":
                data |= {"households": self.r.randint(50, 500), "gridKind": self.pick(["community", "dedicated", "rural"])}
            if unit not in self.units:
                self.units.append(unit)
                if tier:
                    self.tier_units[tier].append(unit)
            self.write(when, "unit.registered", "unit/" + unit, data)

        register(ROOT, "tier", "street")
        for c in range(1, 3):
            community = f"{ROOT}/c{c}"
            register(community, "tier", "community")
            for g in range(1, 3):
                grid = f"{community}/g{g}"
                if self.chance(0.12):       # a path that lacks this tier
                    self.tier_units["grid"].append(grid)
                else:
                    register(grid, "tier", "grid")
                for b in range(1, 3):
                    if self.chance(0.7):
                        register(f"{grid}/b{b}", "tier", "building")
        register("elsewhere/g9", "tier", "grid", ROOT + "/c2")       # hangs by its parent
        register("elsewhere/g9/b1", "tier", "building")
        for unit in DEPARTMENTS:
            register(unit, "department")
        for unit in COMPANIES:
            register(unit, "company")
        for n in range(self.r.randint(0, 5)):       # later changes of the tree
            when = self.local(self.year, self.r.randint(2, 9), self.r.randint(1, 28), 10)
            unit = self.pick(self.units[1:])
            if self.chance(0.3):         # another kind, another tier, or one that the ladder may lack
                unit = self.pick(self.units[1:] + DEPARTMENTS * 2)
                register(unit, *self.pick([("company",), ("department",), ("organisation",), ("tier", "grid"), ("tier", "county")]), when=when)
            elif self.chance(0.5):
                self.write(when, "unit.retired", "unit/" + unit, {"unit": unit, "successor": ROOT})
            else:
                register(f"{ROOT}/c{self.r.randint(1, 3)}/g{self.r.randint(1, 4)}", "tier", "grid", when=when)
        self.write(at, "actor.registered", "actor/wang.li", {"actor": "wang.li", "unit": ROOT, "roles": ["clerk"]})
        if self.chance(0.3):
            self.write(at + timedelta(days=90), "actor.retired", "actor/wang.li", {"actor": "wang.li"})

    def calendars(self):
        """Some years only, some late, some amended in the middle of the year."""
        for year in (self.year, self.year + 1):
            if self.chance(0.15 if year == self.year else 0.45):
                continue
            adopted = self.local(year - 1, 12, 1, 9) + timedelta(days=self.pick([0, 0, 0, 20, 60, 120, 200]))
            holidays = set()
            for _ in range(self.r.randint(3, 7)):
                first = date(year, self.r.randint(1, 12), self.r.randint(1, 25))
                holidays |= {first + timedelta(days=n) for n in range(self.r.randint(1, 5))}
            holidays |= {date(year, 1, 1)}
            self.adopt_calendar(adopted, year, holidays)
            while self.chance(0.35):
                adopted = adopted + timedelta(days=self.r.randint(20, 150), hours=self.r.randint(0, 9))
                first = date(year, self.r.randint(1, 12), self.r.randint(1, 25))
                holidays = holidays | {first + timedelta(days=n) for n in range(self.r.randint(1, 4))}
                self.adopt_calendar(adopted, year, holidays)

    def half_days(self, year):
        """Some usable, one without hours, some that overlap; some are no dates, of another year, or unreadable."""
        usual = [["09:00-12:00"], ["09:00-12:00"], ["13:30-15:00", "09:30-11:00"], [], ["10:00-12:00", "11:00-13:00", "13:00-14:00"]]
        days = [date(year, 1, 1) + timedelta(days=self.r.randint(0, 364)) for _ in range(self.r.randint(1, 40))]
        hours = {str(day): self.pick(usual) for day in days}
        odd = {"soon": ["09:00-12:00"], f"{year - 1}-12-30": [], f"{year}-02-30": [], str(days[0]): ["noon"]}
        return hours | (dict([self.pick(sorted(odd.items()))]) if self.chance(0.2) else {})

    def adopt_calendar(self, at, year, holidays):
        holidays = {d for d in holidays if d.year == year}
        weekends = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
        weekends = [d for d in weekends if d.weekday() > 4 and d not in holidays]
        workdays = self.r.sample(weekends, self.r.randint(0, 6))
        self.write(at, "calendar.adopted", "calendar",
                   {"calendar": "cn" if self.chance(0.95) else "other", "year": year,
                    "holidays": sorted(map(str, holidays)), "workdays": sorted(map(str, workdays))}
                   | ({"hours": self.half_days(year)} if self.chance(0.5) else {}),
                   late=timedelta(days=self.r.randint(1, 40)) if self.chance(0.1) else None)

    def rulesets(self, begin):
        effective = begin if self.chance(0.8) else begin + timedelta(days=self.r.randint(5, 60))
        for n in range(self.r.randint(2, 3)):
            scope = self.pick(["new", "open", "all"])
            at = effective - timedelta(days=self.pick([0, 1, 10, 30]))
            late = timedelta(days=self.r.randint(1, 60)) if self.chance(0.2) else None
            self.write(at, "rules.adopted", "rules",
                       {"ruleset": self.ruleset(n), "effective": effective.isoformat(), "scope": scope}, late=late)
            if self.chance(0.1):
                continue                     # two adoptions of one effective time
            effective += timedelta(days=self.r.randint(10, 150), hours=self.pick([0, 0, 1, 16]))
            if self.chance(0.3):             # exactly where a month begins, so where a period ends
                effective = self.next_month(effective)

    # ---- a valid ruleset

    def ruleset(self, n):
        ladder = LADDER + ["county"] if self.chance(0.15) else LADDER[1:] if self.chance(0.1) else LADDER
        meetings = {tier: {"meeting": self.meeting()} for tier in ladder}
        self.with_meetings = self.chance(0.75)
        rules = {
            "name": f"rules-{n}", "ladder": ladder,
            "zone": str(self.zone) if self.chance(0.9) else "Asia/Shanghai",
            "calendar": {"name": "cn", "week": WEEKDAYS[:5] if self.chance(0.85) else WEEKDAYS[:6],
                         "hours": self.pick([["09:00-12:00", "13:30-17:30"]] * 3 + [["08:00-16:00"], ["13:00-18:00", "07:15-11:45"]])}
            | self.pick([{}, {}, {"start": "opening"}, {"start": "opening"}, {"start": "instant"}]),
            "matters": [self.matter(code, ladder) for code in MATTERS[:self.r.randint(3, 5)]],
            "classes": {name: {"timers": self.timers(ladder)} for name in ["normal", "urgent"]},
            "suspend": self.sample(REASONS, 1, 3),
            "returns": {"window": self.amount(self.pick(["wd", "h", "wh"]), 1, 9), "limit": self.r.randint(1, 3)},
            "extensions": {"count": self.r.randint(1, 3), "cap": f"{self.r.randint(5, 20)}wd"},
            "reopen": {"window": f"{self.r.randint(5, 30)}d"},
            "escalate": self.escalate(),
            "skips": [{"matter": MATTERS[1], "urgency": "emergency", "to": self.pick(ladder[1:])}],
            "points": self.points(),
            "assess": {"weights": self.weights(), "rank": self.pick(["dense", "competition"])} | self.groups(ladder)}
        if self.chance(0.3):
            rules["classes"]["emergency"] = {"timers": self.timers(ladder)}
        if self.with_meetings:
            rules["tiers"] = meetings
        whistles = {"emergency": {"answer": self.pick(["30m", "45m", "2h"])}, "routine": {"answer": self.pick(["24h", "3wh", "1d"])},
                    "tough": {"answer": self.pick(["5wd", "2wd"])}}
        rules["whistles"] = dict(self.sample(sorted(whistles.items()), 0, 3))
        return rules

    def matter(self, code, ladder):
        matter = {"code": code}
        if self.chance(0.6):
            matter |= {"name": code, "nameEn": code.title(), "kind": self.pick(["request", "dispute", "wish", "task", "inspection"])}
        if self.chance(0.6):
            matter["tier"] = self.pick(ladder)
        if self.chance(0.6):
            matter["class"] = self.pick(["normal", "urgent"])
        if self.chance(0.5):
            matter["admit"] = self.sample(["tier", "department", "company", "organisation"], 2, 4)
        for key, p in (("evidence", 0.3), ("verify", 0.4), ("follow", 0.5)):
            if self.chance(p):
                matter[key] = self.chance(0.6)
        if self.chance(0.3):
            matter["department"] = self.pick(DEPARTMENTS)
        return matter

    def points(self):
        points = {"normal": self.pick([1, 1, 2]), "yellow": self.pick([-5, -3]), "red": self.pick([-10, -7])}
        return points | ({"notice": -1} if self.chance(0.4) else {})

    def weights(self):
        """Of some of the four rates, so that weights fall out for want of one or the other."""
        return {name: self.pick([30, 35, 35, 7, 1, 12.5, 0.25, 33.333333]) for name in self.sample(["response", "solved", "satisfied", "onTime"], 1, 4)}

    def escalate(self):
        """By the limits of timers, in no order; by returns and rework."""
        timers = [{"on": f"{timer}.{key}"} for timer in ("sign", "contact", "handle", "resolve") for key in ("limit", "red")]
        counts = [{"on": "returns", "count": self.r.randint(1, 2)}, {"on": "rework", "count": self.r.randint(1, 3)}]
        return self.sample(timers, 0, 4) + self.sample(counts, 0, 2)

    def groups(self, ladder):
        """None, or some that overlap and leave units out."""
        if self.chance(0.5):
            return {}
        groups = []
        for name in self.sample(["lines", "places", "others"], 1, 3):
            group = {"name": name, "units": self.sample(KINDS + ladder, 1, 3)}
            groups.append(group | ({"weights": self.weights()} if self.chance(0.5) else {}))
        return {"groups": groups}

    def meeting(self):
        every = self.pick(["day", "week", "week", "month", "month", "quarter", "half-year", "year"])
        meeting = {"every": every}
        if every == "week":
            meeting["on"] = self.pick(WEEKDAYS)
        elif every != "day":
            meeting["on"] = self.pick(["last", 1, 15, 28, 31, 30])
        return meeting | {"at": self.pick(["10:00", "19:00", "09:00", "02:30"])}

    def amount(self, unit, low, high):
        return f"{self.r.randint(low, high)}{unit}"

    def limits(self, families, scale):
        """remind <= limit <= red, all of one family of units, so that they can be compared."""
        family = self.pick(families)
        parts = {"elapsed": [("m", 1), ("h", 60), ("d", 1440)], "wd": [("wd", 1)], "wh": [("wh", 60), ("wm", 1)], "mtg": [("mtg", 1)]}[family]
        most = {"elapsed": scale * 24 * 60, "wd": scale, "wh": scale * 7 * 60, "mtg": 3}[family]
        sizes, name_of = [], {}
        for _ in range(3):
            unit, size = self.pick(parts)
            count = max(1, self.r.randint(1, max(1, most // size)))
            sizes.append((count * size, f"{count}{unit}"))
        sizes.sort()
        given = {"limit": sizes[1][1]}
        if self.chance(0.6):
            given["remind"] = sizes[0][1]
        if self.chance(0.6):
            given["red"] = sizes[2][1]
        return given

    def by_holder(self, families, scale, ladder):
        """Limits of their own for some tiers and kinds, without an entry for all now and then."""
        by = {name: self.limits(families, scale) for name in self.sample(KINDS + ladder, 1, 4)}
        return ({} if self.chance(0.25) else self.limits(families, scale)) | {"by": by}

    def timers(self, ladder):
        days = ["wd", "wd", "wd", "wh", "elapsed"] + (["mtg"] if self.with_meetings else [])
        hours = ["elapsed", "wh", "wd"]
        timers = {
            "accept": self.limits(hours, 2), "sign": self.limits(hours, 1), "contact": self.limits(hours, self.pick([1, 1, 9])),
            "answer": self.limits(hours, 1), "handle": self.limits(days, 8), "resolve": self.limits(days, 15),
            "rework": self.limits(days, 5), "follow": self.limits(days, 5), "reply": self.limits(hours, 4)}
        for name, families, scale in (("sign", hours, 1), ("handle", days, 8)):
            if self.chance(0.5):
                timers[name] = self.by_holder(families, scale, ladder)
        for name in sorted(timers):
            if self.chance(0.15):
                del timers[name]
        return timers

    # ---- cases

    def cases(self):
        number = max(10, min(40, self.wanted // 14))
        ids = [f"FH-{self.year}-{n:06d}" for n in range(1, number + 1)]
        self.ids = ids
        while len(self.lines) < self.wanted:
            Walk(self, ids.pop(0) if ids else f"EX-{len(self.lines)}").go()

    def publications(self):
        for month in self.sample(["2026-02", "2026-03", "2026-04"], 0, 3):
            for n in range(self.r.randint(1, 2)):
                at = self.local(self.year, int(month[5:]) + 1 + n, 3, 9)
                self.write(at, "disclosure.published", f"period/{month}/disclosure",
                           {"period": month, "rules": "0" * 64, "table": "0" * 64})

    def book(self):
        self.reference_data()
        self.cases()
        self.publications()
        first = {}                       # subject -> the id of its first acceptance or publication
        recorded = 0
        for n, (place, _, event) in enumerate(sorted(self.lines, key=lambda line: line[:2]), 1):
            self.name_corrected(event, f"e{n:06d}", first)
            if event["type"] == "disclosure.published":
                event["data"]["sequence"] = n - 1
            recorded = max(recorded, place + self.pick([0, 0, 1.25, 60]))
            at = datetime.fromtimestamp(recorded, ZoneInfo("UTC")).isoformat(timespec="milliseconds")
            yield {"specversion": event.pop("specversion"), "id": f"e{n:06d}"} | event | {"recordedtime": at.replace("+00:00", "Z")}

    def name_corrected(self, event, own, first):
        """What corrects another says which, now that the lines are in their order."""
        if event["type"] in ("case.accepted", "disclosure.published"):
            earlier = first.setdefault(event["subject"], own)
            if event["data"].get("corrects") == FIRST or event["type"] == "disclosure.published" and earlier != own:
                event["data"]["corrects"] = earlier


class Walk:
    """One case: what stands so far, in outline, and a fitting (or unfitting) next event."""

    def __init__(self, generator, subject):
        self.g, self.subject = generator, subject
        self.status, self.before = None, None
        self.holder, self.tier = ROOT, None
        self.called, self.cards, self.pending, self.sent = [], [], None, False
        self.out = False                         # whether the case is excluded
        self.dues = []                           # the due times set by hand
        days = generator.pick([330, 75])         # half of the cases begin in the first quarter
        self.at = generator.begin + timedelta(days=generator.r.randint(-3, days), hours=generator.r.randint(0, 12))
        self.length = generator.r.randint(4, 26)
        self.sloppy = generator.pick([0, 0, 0, 0.05, 0.1, 0.5])      # the probability of a step that breaks the table
        self.untimely = generator.pick([0, 0, 0.05, 0.25])

    def step_time(self):
        g, local = self.g, self.at.astimezone(self.g.zone)
        day = local.replace(hour=0, minute=0)
        gap = g.pick([
            timedelta(0), timedelta(minutes=g.r.randint(1, 240)), timedelta(hours=g.r.randint(1, 60)),
            timedelta(days=g.r.randint(1, 12), minutes=g.r.randint(0, 999)), timedelta(days=g.r.randint(1, 5)),
            timedelta(minutes=30), timedelta(hours=24), None, None])
        if gap is None and g.chance(0.1):        # exactly where a period ends
            return g.next_month(local)
        ahead = [due for due in self.dues if due > self.at]
        if ahead and g.chance(0.15):             # exactly when something falls due
            return g.pick(ahead)
        if gap is None:          # an exact local boundary of some day
            day = (day + timedelta(days=g.r.randint(0, 6))).replace(tzinfo=None)
            hour, minute = g.pick([(0, 0), (9, 0), (12, 0), (13, 30), (17, 30), (10, 0), (23, 59), (2, 30), (1, 30)])
            at = day.replace(hour=hour, minute=minute, tzinfo=g.zone)
            at = datetime.fromtimestamp(at.timestamp(), g.zone)
            return at if at > self.at else self.at
        return datetime.fromtimestamp(self.at.timestamp() + gap.total_seconds(), g.zone)

    def say(self, kind, data, unit=None):
        g = self.g
        self.at = self.step_time()
        at, late = self.at, None
        if g.chance(self.untimely):      # a time that runs backwards
            at = datetime.fromtimestamp(at.timestamp() - g.pick([60, 3600, 86400, 86400 * 3, 86400 * 9]), g.zone)
        elif g.chance(self.untimely):    # a line that comes late, or one that was told beforehand
            late = g.pick([timedelta(hours=1), timedelta(hours=5), timedelta(hours=30), timedelta(hours=100),
                           -timedelta(minutes=5), -timedelta(minutes=5, seconds=1), -timedelta(hours=40)])
        g.write(at, kind, self.subject, data, unit=unit or self.holder or "system/office", by=g.pick(["wang.li", "zhao.min"]), late=late)

    def go(self):
        if self.g.chance(0.02):
            self.say("case.signed", {"unit": ROOT})      # no such case yet
        self.register()
        for _ in range(self.length):
            if self.g.chance(self.sloppy):
                self.do(self.g.pick(sorted(STEPS)))
            else:
                fitting = [name for name, (weight, fits) in sorted(STEPS.items()) if fits(self) for _ in range(weight)]
                if not fitting:
                    break
                self.do(self.g.pick(fitting))
        # what may come after an end, once in a while
        if self.status in ("rejected", "merged", "withdrawn") and self.g.chance(0.4):
            self.do(self.g.pick(["dispatched", "supervised", "replied", "excluded", "accepted", "noted", "reclassified"]))

    def do(self, name):
        getattr(self, name)()

    # ---- the events

    def places(self):
        units = [unit for unit in self.g.units if unit.startswith(ROOT) or unit.startswith("elsewhere")]
        return units + [ROOT + "/c1/g1/b7", ROOT + "/c9/g1"]

    def register(self):
        g = self.g
        place = g.pick(self.places() + ["nowhere/g1"] + g.tier_units["building"])
        data = {"matter": g.pick(MATTERS), "place": place,
                "channel": g.pick(["grid", "hotline", "app", "wechat", "window", "proactive", "import"]),
                "urgency": g.pick(URGENCIES), "title": "case " + self.subject}
        data |= {"requester": f"r-{g.r.randint(1, 999)}"} if g.chance(0.3) else {}
        self.place, self.status = place, "registered"
        untimely, self.untimely = self.untimely, self.untimely / 5     # a late one would hide all before it
        self.say("case.registered", data)
        self.untimely = untimely

    def registered_again(self):
        self.say("case.registered", {"matter": "noise", "place": ROOT, "channel": "app", "urgency": "urgent", "title": "again"})

    def due(self, data, key="due"):
        if self.g.chance(0.25):
            at = self.at.timestamp() + 3600 * self.g.pick([-5, 1, 24, 24, 49, 120, 240, 500])
            if self.g.chance(0.15):
                at = self.g.next_month(self.at).timestamp()
            data[key] = datetime.fromtimestamp(at, self.g.zone).isoformat()
            self.dues.append(datetime.fromtimestamp(at, self.g.zone))
        return data

    def accepted(self):
        data = {"tier": self.g.pick(LADDER)} if self.g.chance(0.3) else {}
        self.say("case.accepted", self.due(data | ({"tier": "county"} if self.g.chance(0.02) else {})))
        if self.status == "registered":
            self.status, self.tier = "accepted", data.get("tier", "grid")
            seats = [u for u in self.g.tier_units[self.tier] if self.place.startswith(u)]
            self.holder = seats[0] if seats else ROOT

    def corrected(self):
        """An acceptance that names the first: its due time holds, or none, if it has none."""
        self.say("case.accepted", self.due({"corrects": FIRST if self.g.chance(0.9) else "e000001"}))

    def reclassified(self):
        """To something else, to the same, to what nobody knows; once or twice at one instant."""
        g = self.g
        data = {}
        for key, choices in (("matter", MATTERS + ["unheard-of"]), ("urgency", URGENCIES), ("place", self.places() + ["nowhere/g1"])):
            if g.chance(0.5):
                data[key] = g.pick(choices)
        unit = g.pick([self.holder, self.holder, ROOT, getattr(self, "sender", ROOT), "dept/police"])
        self.say("case.reclassified", data | {"reason": "looked again"}, unit)
        if g.chance(0.2):
            g.write(self.at, "case.reclassified", self.subject,
                    (data if g.chance(0.3) else {"matter": g.pick(MATTERS)}) | {"reason": "and again"}, unit=unit or ROOT)

    def noted(self):
        self.say("case.noted", {"what": "measured on the spot"} | ({"lifecycle": "complete"} if self.g.chance(0.3) else {}))

    def rejected(self):
        self.say("case.rejected", {"ground": "not ours"})
        self.end("rejected")

    def merged(self):
        self.say("case.merged", {"into": self.g.pick(self.g.ids or ["FH-2026-000001"])})
        self.end("merged")

    def withdrawn(self):
        self.say("case.withdrawn", {"reason": "asked to"})
        self.end("withdrawn")

    def end(self, status):
        if self.status in OPEN_STAGES:
            self.status = status

    def dispatched(self):
        to = self.g.pick(DEPARTMENTS + COMPANIES + self.g.tier_units["grid"] + ["dept/unknown"] * self.g.chance(0.3))
        if self.status == "dispatched" and self.g.chance(0.4):
            to = self.holder                     # where it is already
        data = self.due({"to": to})
        if self.g.chance(0.2):
            data["assist"] = self.g.sample(DEPARTMENTS, 1, 2)
        self.say("case.dispatched", data)
        if self.status in OPEN_STAGES:
            self.status, self.holder, self.sent, self.sender = "dispatched", to, True, self.holder

    def signed(self):
        self.say("case.signed", {"unit": self.holder or ROOT})
        if self.status == "dispatched":
            self.status = "handling"

    def contacted(self):
        self.say("case.contacted", {"reached": self.g.chance(0.7)} if self.g.chance(0.8) else {})

    def return_asked(self):
        self.say("return.requested", {"unit": self.holder or ROOT, "reason": "not ours"})
        self.pending = "return"

    def return_decided(self):
        granted = self.g.chance(0.7)
        self.say("return.approved" if granted else "return.denied", {"unit": self.holder or ROOT, "reason": "as asked"})
        self.pending = None
        if granted and self.sent and self.status in OPEN_STAGES:
            self.status, self.holder, self.sent = "accepted", self.sender, False

    def blown(self):
        calls = self.g.sample(DEPARTMENTS + COMPANIES, 1, 3)
        data = {"kind": self.g.pick(["routine", "tough", "emergency"]), "call": calls}
        if self.g.chance(0.4):
            data["lead"] = calls[0]
        self.say("whistle.blown", data, self.g.pick([self.holder, self.holder, ROOT, getattr(self, "sender", ROOT), "dept/water"]))
        if self.status in OPEN_STAGES:
            self.called = list(calls)

    def answered(self):
        unit = self.called.pop(0) if self.called else self.g.pick(DEPARTMENTS)
        if self.g.chance(0.8):
            self.say("whistle.answered", {"unit": unit, "onsite": self.g.chance(0.5)}, unit)
            if self.g.chance(0.7):
                self.say("whistle.finished", {"unit": unit}, unit)
        else:
            self.say("whistle.excused", {"unit": unit, "reason": "no part in it"})
        if self.g.chance(0.3):
            self.say("whistle.rated", {"unit": unit, "score": self.g.r.randint(0, 100)})

    def escalated(self):
        ladder = LADDER + ["county"]
        known = self.tier if self.tier in LADDER else "grid"
        to = ladder[LADDER.index(known) + 1] if self.g.chance(0.85) else self.g.pick(LADDER)
        data = {"from": known, "to": to, "cause": self.g.pick(["unable", "timer", "returns", "rework", "order"])}
        if self.g.chance(0.1):
            data["skip"] = True
        if data["cause"] == "timer":
            data |= self.run()
        self.say("case.escalated", data)
        if self.status in OPEN_STAGES and to != "county":
            self.status, self.tier, self.holder, self.sent = "accepted", to, ROOT, False

    def suspended(self):
        data = {"reason": self.g.pick(REASONS)} | ({"reviewOn": "2026-12-01"} if self.g.chance(0.2) else {})
        self.say("case.suspended", data)
        if self.status in ("registered", "accepted", "dispatched", "handling"):
            self.before, self.status = self.status, "suspended"

    def resumed(self):
        self.say("case.resumed", {"reason": self.g.pick(REASONS)})
        if self.status == "suspended":
            self.status = self.before

    def amount(self):
        return self.g.pick(["1wd", "3wd", "5wd", "4wh", "12h", "2d", "90m", "1mtg"])

    def extension_asked(self):
        self.say("extension.requested", {"unit": self.holder or ROOT, "amount": self.amount()})
        self.pending = "extension"

    def extension_decided(self):
        data = {"unit": self.holder or ROOT}
        if self.g.chance(0.4):
            data["amount"] = self.amount()
        self.say("extension.granted" if self.g.chance(0.8) else "extension.denied", data)
        self.pending = None

    def met(self):
        if self.g.chance(0.5):
            self.say("meeting.held", {"tier": "grid", "step": self.g.r.randint(1, 6), "outcome": self.g.pick(["implement", "raise", "adjourn"])})
        else:
            self.say("mediation.recorded", {"slip": self.g.pick(["investigate", "judge", "mediate", "revisit"])})

    def resolved(self):
        self.say("case.resolved", {"action": "done"} | ({"evidence": ["sha256:00"]} if self.g.chance(0.8) else {}))
        if self.status in OPEN_STAGES:
            self.status = "resolved"

    def verified(self):
        ok = self.g.chance(0.75)
        self.say("case.verified", {"pass": ok}, ROOT)
        if not ok and self.status in ("resolved", "closed"):
            self.status = "handling"

    def followed(self):
        data = {"reached": self.g.chance(0.8)}
        for key in ("solved", "satisfied"):
            if data["reached"] and self.g.chance(0.9):
                data[key] = self.g.chance(0.7)
        self.say("case.followed", data, ROOT)

    def reopened(self):
        self.say("case.reopened", {"cause": self.g.pick(["verify", "follow", "repeat", "order"])}, ROOT)
        if self.status in ("resolved", "closed"):
            self.status = "handling"

    def closed(self):
        self.say("case.closed", {"outcome": self.g.pick(["solved", "explained", "unsolved", "deferred"])}, ROOT)
        if self.status in OPEN_STAGES + ("resolved",):
            self.status = "closed"

    def run(self):
        """Some timer's, most often one that there is."""
        return {"timer": self.g.pick(["handle", "handle", "resolve", "sign", "contact"]), "run": self.g.pick([1, 1, 1, 2, 3])}

    def urged(self):
        self.say("case.urged", self.run() | {"unit": self.holder or ROOT, "due": self.at.isoformat()}, "system/sweep")

    def supervised(self):
        unit = self.holder or ROOT
        if self.g.chance(0.2):
            unit = self.g.pick(DEPARTMENTS)
        level = self.g.pick(["notice", "yellow", "yellow", "red"])
        data = {"level": level, "unit": unit, "cause": self.g.pick(["timer", "order"])}
        if data["cause"] == "timer":
            data |= self.run()
        self.say("supervision.issued", self.due(data, "replyBy"), ROOT)
        self.cards.append(unit)

    def replied(self):
        unit = self.cards.pop(0) if self.cards else ROOT
        self.say(self.g.pick(["supervision.answered", "supervision.lifted"]), {"unit": unit, "reason": "done"}, unit)

    def excluded(self):
        kind = "exclusion.revoked" if self.out else "case.excluded"
        self.say(kind if self.g.chance(0.9) else "exclusion.revoked", {"ground": "duplicate"}, ROOT)
        self.out = not self.out


def while_in(*statuses):
    return lambda walk: walk.status in statuses


WORKING = ("accepted", "dispatched", "handling")
STEPS = {     # method -> (weight, when it fits)
    "accepted": (12, while_in("registered")),
    "corrected": (1, lambda w: w.status != "registered" and w.g.chance(0.4)),
    "reclassified": (3, lambda w: w.status in OPEN_STAGES or w.g.chance(0.2)),
    "noted": (1, lambda w: w.g.chance(0.5)),
    "rejected": (1, lambda w: w.status == "registered" and w.g.chance(0.5)),
    "withdrawn": (1, lambda w: w.status in OPEN_STAGES and w.g.chance(0.05)),
    "merged": (1, lambda w: w.status in OPEN_STAGES and w.g.chance(0.05)),
    "registered_again": (1, lambda w: False),
    "dispatched": (5, lambda w: w.status == "accepted" or (w.status in WORKING and w.g.chance(0.15))),
    "signed": (6, while_in("dispatched")),
    "contacted": (3, while_in(*WORKING)),
    "return_asked": (2, lambda w: w.status in ("dispatched", "handling") and w.sent and w.pending is None),
    "return_decided": (8, lambda w: w.pending == "return" and w.status in OPEN_STAGES),
    "blown": (1, lambda w: w.status in WORKING and not w.called),
    "answered": (3, lambda w: bool(w.called)),
    "escalated": (1, lambda w: w.status in WORKING and w.tier != "street"),
    "suspended": (2, while_in(*WORKING)),
    "resumed": (6, while_in("suspended")),
    "extension_asked": (2, lambda w: w.status in WORKING and w.pending is None),
    "extension_decided": (8, lambda w: w.pending == "extension" and w.status in OPEN_STAGES),
    "met": (1, while_in(*WORKING)),
    "resolved": (3, lambda w: w.status == "handling" or (w.status in WORKING and w.g.chance(0.2))),
    "verified": (4, while_in("resolved")),
    "followed": (4, lambda w: w.status == "resolved" or (w.status == "closed" and w.g.chance(0.3))),
    "reopened": (1, while_in("resolved", "closed")),
    "closed": (4, while_in("resolved")),
    "urged": (1, while_in(*OPEN_STAGES)),
    "supervised": (1, while_in(*OPEN_STAGES)),
    "replied": (2, lambda w: bool(w.cards)),
    "excluded": (1, lambda w: w.g.chance(0.3 if w.out or w.status == "closed" else 0.04)),
}


def main():
    seed, events = sys.argv[1], int(sys.argv[2])
    for event in Generator(seed, events).book():
        print(json.dumps(event, ensure_ascii=False, separators=(",", ":")))


if __name__ == "__main__":
    main()

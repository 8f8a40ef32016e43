"""Units, their paths, and where a case is seated."""
import re
import urllib.parse

from rulebook import DEFAULT_LADDER, matter_of


def unit_path(text):
    return text[1:] if text.startswith("/") else text


def source_path(text):
    """The unit that a `source` names: percent-encoded as UTF-8, or as it stands where that is not so."""
    if re.search("%(?![0-9A-Fa-f]{2})", text):
        return unit_path(text)
    try:
        return unit_path(urllib.parse.unquote(text, errors="strict"))
    except UnicodeDecodeError:
        return unit_path(text)


class Organisation:
    def __init__(self):
        self.units = {}      # path -> data of its last registration
        self.retired = set()

    def register(self, data):
        self.units[unit_path(data["unit"])] = data
        self.retired.discard(unit_path(data["unit"]))

    def path(self, unit):
        """The unit itself, then upwards: its parent where one is given, else its longest
        registered prefix. A loop of parents ends where it closes."""
        seen = []
        while unit is not None and unit not in seen:
            seen.append(unit)
            parent = self.units.get(unit, {}).get("parent")
            unit = unit_path(parent) if parent else self.prefix(unit)
        return seen

    def prefix(self, unit):
        parts = unit.split("/")
        for n in range(len(parts) - 1, 0, -1):
            if "/".join(parts[:n]) in self.units:
                return "/".join(parts[:n])
        return None

    def tier_of(self, unit):
        return self.units.get(unit, {}).get("tier")

    def tier_of_place(self, place):
        """The place's tier: its own, else that of the nearest unit above which has one."""
        return next((self.tier_of(u) for u in self.path(place) if self.tier_of(u)), None)

    def seat(self, place, tier, ladder):
        """(tier, holder) for a place: the nearest unit of the tier named, else of the next
        tier up that the path has, else the tier as named and nobody."""
        path = self.path(place)
        for wanted in [tier] + (ladder[ladder.index(tier) + 1:] if tier in ladder else []):
            for unit in path:
                if wanted and self.tier_of(unit) == wanted:
                    return wanted, unit
        return tier, None

    def starting_seat(self, rules, matter, place, tier=None):
        """(tier, holder) with which a case is accepted: of the tier named, else the matter's, else the place's."""
        tier = tier or (matter_of(rules, matter) or {}).get("tier") or self.tier_of_place(place)
        return self.seat(place, tier, (rules or {}).get("ladder", DEFAULT_LADDER))

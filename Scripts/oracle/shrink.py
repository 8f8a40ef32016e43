#!/usr/bin/env python3
"""Cuts a book over which program and model differ down to the smallest over which they still do.

    python3 shrink.py WHISTLE PART LABEL LINES [NOW]

PART is a comparison (`cases`, `anomalies` …), LINES a file for `append --history`. Whole cases are
left out first, then stretches of lines, then single ones: delta debugging (Zeller and Hildebrandt,
2002). Prints what differs over the smallest book and its lines, fit for `append --history`, and exits 1;
exits 2 where the whole of it does not differ. SECONDS, 300 unless set, ends the search earlier.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def smallest(elements, group, fails):
    """The smallest part found of a list that fails; nothing of it can be left out alone."""
    for name in dict.fromkeys(map(group, elements)):
        without = [element for element in elements if group(element) != name]
        if len(without) < len(elements) and fails(without):
            elements = without
    length = len(elements) // 2
    while length:
        before = len(elements)
        # From the end: what comes later rests on what comes earlier, so it goes more easily.
        for end in range(len(elements), 0, -length):
            without = elements[:max(0, end - length)] + elements[end:]
            if fails(without):
                elements = without
        if length > 1 or len(elements) == before:       # single ones until none can go
            length //= 2
    return elements


class Comparison:
    """One comparison, asked of as many books as it takes."""

    def __init__(self, whistle, part, label, now, seconds):
        self.whistle, self.part, self.label, self.now = whistle, part, label, now
        self.until = time.monotonic() + seconds
        self.said = ""
        self.is_exhausted = False

    def differs(self, lines):
        if self.said and time.monotonic() > self.until:
            self.is_exhausted = True
            return False
        with tempfile.TemporaryDirectory() as home:
            path = os.path.join(home, "book.jsonl")
            with open(path, "w", encoding="utf-8") as file:
                file.writelines(lines)
            if subprocess.run([self.whistle, "--home", home, "append", "--history", path], capture_output=True).returncode:
                return False
            command = [sys.executable, os.path.join(HERE, f"compare_{self.part}.py"), self.whistle, home, self.label]
            ran = subprocess.run(command + ([self.now] if self.now else []), capture_output=True, text=True)
        # Neither a book that cannot be asked nor a model that stumbles over it is a difference.
        if ran.returncode != 1 or not ran.stdout:
            return False
        self.said = ran.stdout
        return True


def main():
    whistle, part, label, path, *now = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        lines = file.readlines()
    comparison = Comparison(whistle, part, label, now[0] if now else None, float(os.environ.get("SECONDS", 300)))
    if not comparison.differs(lines):
        print(f"{label}: the whole book does not differ", file=sys.stderr)
        sys.exit(2)
    left = smallest(lines, lambda line: json.loads(line)["subject"], comparison.differs)
    print(comparison.said, end="")
    note = " (fewer may: the time was used up)" if comparison.is_exhausted else ""
    print(f"{label}: {len(left)} of {len(lines)} lines still differ{note}:")
    print("".join(left), end="")
    sys.exit(1)


if __name__ == "__main__":
    main()

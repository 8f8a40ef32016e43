"""What the comparisons of program and model share: running the program, and saying where two values part."""
import copy
import json
import subprocess
import sys

from clocks import instant
from model import Book, lines, reading


class Program:
    """The built program over one home."""

    def __init__(self, whistle, home):
        self.whistle, self.home = whistle, home

    def ask(self, *arguments, findings=False):
        """Its answer in JSON: a document, or a list of those of its lines."""
        command = [self.whistle, "--home", self.home, *arguments]
        ran = subprocess.run(command, capture_output=True, text=True)
        if ran.returncode not in ((0, 1) if findings else (0,)):
            print(" ".join(command) + "\n" + ran.stderr, file=sys.stderr)
            sys.exit(2)
        return [json.loads(line) for line in ran.stdout.splitlines()] if "jsonl" in arguments else json.loads(ran.stdout)


class Subject:
    """One home as both see it."""

    def __init__(self, whistle, home, label):
        self.program, self.label = Program(whistle, home), label
        self.load()

    def load(self):
        self.lines = list(lines(self.program.home))
        self.times = sorted(instant(line["time"]) for line in self.lines)

    def book(self, inspector=None, **cut):
        return Book(reading(copy.deepcopy(self.lines), **cut), inspector)

    def at(self, share):
        """The time of an event some way into the book."""
        return self.times[int(share * (len(self.times) - 1))]

    def differ(self, question, found, case=None):
        """Says what differs and ends the comparison."""
        print(f"{self.label}, {question}: {found}")
        if case:
            self.show(case)
        sys.exit(1)

    def show(self, case):
        """A case's lines, and those of the reference data in outline."""
        for line in self.lines:
            data = line["data"]
            if line["subject"] == case:
                print("  " + json.dumps({k: line.get(k) for k in ("sequence", "type", "time", "source", "authid", "data")}, ensure_ascii=False))
            elif line["type"] in ("rules.adopted", "calendar.adopted"):
                short = {k: data[k] for k in ("effective", "scope", "calendar", "year") if k in data}
                print("  " + json.dumps({"sequence": line["sequence"], "type": line["type"], "time": line["time"], **short}))


def differences(path, ours, theirs):
    """(key path, program's value, model's value), lists of timers told apart by timer and run."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in sorted(ours.keys() | theirs.keys()):
            yield from differences(f"{path}.{key}", ours.get(key, "(absent)"), theirs.get(key, "(absent)"))
    elif isinstance(ours, list) and isinstance(theirs, list):
        name = lambda t: f"{t['timer']}#{t['run']}"
        if [name(t) for t in ours] != [name(t) for t in theirs]:
            yield path + " (rows)", " ".join(map(name, ours)), " ".join(map(name, theirs))
        a, b = {name(t): t for t in ours}, {name(t): t for t in theirs}
        for key in a.keys() & b.keys():
            yield from differences(f"{path}[{key}]", a[key], b[key])
    elif ours != theirs or type(ours) is not type(theirs):
        yield path, ours, theirs


def both(path, ours, theirs):
    """One difference as text."""
    return f"\n  {path}\n    program {json.dumps(ours, ensure_ascii=False)}\n    model   {json.dumps(theirs, ensure_ascii=False)}"

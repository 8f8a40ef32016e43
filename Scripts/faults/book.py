"""A small book to break: its home, the work that is done on it, and what must hold afterwards."""

import collections
import json
import os
import shutil
import subprocess
import tempfile

SCRIPTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NOW = "2026-11-01T00:00:00Z"
# What is to be gone after an erasure.
SECRET = "Zhang-San-of-the-vault"


class Book:
    """Homes in a directory of their own, all begun from one seed of some hundred events."""

    # What the first call names that is to fail; those before it are let through.
    first_named = ""

    def __init__(self, whistle, cases=60, lines=400):
        self.whistle = os.path.abspath(whistle)
        self.dir = tempfile.mkdtemp(prefix="faults-")
        self.seed = os.path.join(self.dir, "seed")
        os.mkdir(self.seed)
        self.run(["simulate", "--preset", "standard", "--cases", str(cases), "--seed", "3"], self.seed)
        first = os.path.join(self.seed, "events", "0000000000000001.jsonl")
        with open(first) as file:
            lines = file.readlines()[:lines]
        shutil.rmtree(self.seed)
        os.makedirs(os.path.dirname(first))
        with open(first, "w") as file:
            file.writelines(lines)
        units = (json.loads(line) for line in lines)
        self.unit = next(e["data"]["unit"] for e in units if e["type"] == "unit.registered")
        self.batch = os.path.join(self.dir, "batch")
        with open(self.batch, "w") as file:
            file.writelines(self.line(f"b{n}") for n in range(40))
        # Somebody whose content is to be erased; the vault lies apart, and begins from a seed, too.
        self.vault = os.path.join(self.dir, "vault")
        self.vault_seed = os.path.join(self.dir, "vault-seed")
        added = self.run(["person", "add", "name=" + SECRET, "--vault", self.vault_seed], self.seed)
        self.person = added.stdout.decode().split()[0].removeprefix("requester=")
        self.key = os.path.join(self.dir, "key.pem")
        subprocess.run(
            ["openssl", "genpkey", "-algorithm", "ed25519", "-out", self.key],
            check=True, capture_output=True)

    def close(self):
        shutil.rmtree(self.dir, ignore_errors=True)

    def line(self, name):
        event = {
            "specversion": "1.0", "id": name, "source": "/" + self.unit, "type": "actor.registered",
            "subject": "actor/" + name, "time": "2026-01-02T00:00:00Z",
            "data": {"actor": name, "unit": self.unit, "roles": []}}
        return json.dumps(event) + "\n"

    # What is done.

    def record(self, name):
        return ["record", "actor.registered", "actor/" + name, "actor=" + name, "unit=" + self.unit,
                "roles=[]", "--by", "me", "--source", "/" + self.unit, "--id", name,
                "--time", "2026-01-02T00:00:00Z"]

    def works(self):
        """Name, arguments: each can be repeated."""
        sign = f"'{SCRIPTS}/sign-openssl' '{self.key}'"
        return [
            ("record", self.record("q1")),
            ("append, with new segments",
             ["append", self.batch, "--history", "--segment-size", "4096"]),
            ("sweep", ["sweep", "--now", NOW]),
            ("snapshot create", ["snapshot", "create"]),
            ("checkpoint", ["checkpoint", "--origin", "example.org/faults", "--sign", sign]),
            ("person erase",
             ["person", "erase", self.person, "--basis", "PIPL-47", "--by", "me",
              "--source", "/" + self.unit, "--vault", self.vault]),
        ]

    def home(self, path=None):
        path = path or os.path.join(self.dir, "home")
        shutil.rmtree(path, ignore_errors=True)
        shutil.copytree(self.seed, path)
        shutil.rmtree(self.vault, ignore_errors=True)
        shutil.copytree(self.vault_seed, self.vault)
        return path

    def command(self, arguments, home):
        return [self.whistle, "--home", home] + arguments

    def run(self, arguments, home, before=(), env=None):
        """The status: negative for a signal, as Python has it."""
        whole = list(before) + self.command(arguments, home)
        try:
            return subprocess.run(
                whole, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=90,
                env=dict(os.environ, **(env or {})))
        except subprocess.TimeoutExpired as late:
            return subprocess.CompletedProcess(whole, "a hang", late.stdout or b"")

    # What stands in it.

    @staticmethod
    def bytes(home):
        events = os.path.join(home, "events")
        result = b""
        for name in sorted(os.listdir(events)):
            if name.endswith(".jsonl"):
                with open(os.path.join(events, name), "rb") as file:
                    result += file.read()
        return result

    @staticmethod
    def identifiers(home):
        """How often each id stands in the lines that are whole."""
        lines = Book.bytes(home).split(b"\n")[:-1]
        return collections.Counter(json.loads(line)["id"] for line in lines)

    def wrong(self, home, arguments, expected, done):
        """What does not hold after a fault; None where all does.

        expected: the ids that the work records. done: how the work ended, None where it was killed.
        """
        if done and done.returncode not in (0, 2):
            return f"the work ended with {done.returncode}"
        if done and done.returncode == 0 and arguments[0] != "person" and any(
                self.identifiers(home)[i] != 1 for i in expected):
            return "what was acknowledged is not there"
        found = self.run(["verify"], home)
        if found.returncode != 0:
            return f"verify ends with {found.returncode}: " + first(found)
        for name, step in (("the same again", arguments), ("the next record", self.record("z"))):
            done = self.run(step, home)
            if done.returncode != 0:
                return f"{name} ends with {done.returncode}: " + first(done)
        if not self.bytes(home).startswith(self.bytes(self.seed)):
            return "what stood there before has changed"
        counts = self.identifiers(home)
        if arguments[:2] == ["person", "erase"]:
            if reason := self.unerased(home):
                return reason
        elif any(counts[i] != 1 for i in expected):
            return "an event is missing"
        if counts["z"] != 1 or max(counts.values()) > 1:
            return "an event is missing, or there twice"
        found = self.run(["verify"], home)
        return None if found.returncode == 0 else "at last verify says: " + first(found)

    def unerased(self, home):
        """An erasure has an id of its own each time: what counts is one record, and no content."""
        records = self.bytes(home).count(b'"type":"subject.erased"')
        if records != 1:
            return f"the erasure is recorded {records} times"
        for place in (home, self.vault):
            for folder, _, names in os.walk(place):
                for name in names:
                    with open(os.path.join(folder, name), "rb") as file:
                        if SECRET.encode() in file.read():
                            return f"what was erased stands in {name}"
        return None


def first(done):
    return done.stdout.decode(errors="replace").strip().split("\n")[0][:200]


class Table:
    """What was tried and what was lost, one row a kind of fault."""

    def __init__(self):
        self.rows = collections.OrderedDict()
        self.reasons = []

    def count(self, work, fault, reason):
        row = self.rows.setdefault((work, fault), [0, 0])
        row[0] += 1
        if reason:
            row[1] += 1
            self.reasons.append(f"{work}, {fault}: {reason}")

    def print(self):
        print("| work | fault | tried | lost or stuck |\n|---|---|---:|---:|")
        for (work, fault), (tried, lost) in self.rows.items():
            print(f"| {work} | {fault} | {tried:,} | {lost} |")
        tried = sum(row[0] for row in self.rows.values())
        print(f"\n{len(self.reasons)} of {tried} faults lose something")
        for reason in self.reasons[:20]:
            print("LOST:", reason)

"""Faults while the index of a segment is made, and while a question reads one: they cost time and no
answer. What stands there is whole, or is not believed, and nothing unfinished stays."""

import os
import random
import shutil

import book
import calls
import media

# Segments of fewer bytes have no index.
LEAST = 1 << 20


class IndexedBook(book.Book):
    """A book with a sealed segment that is long enough, and a directory in which an index may stand."""

    first_named = ".index"

    def __init__(self, whistle):
        super().__init__(whistle, cases=400, lines=3300)
        self.run(["append", self.batch, "--history", "--no-snapshot", "--segment-size", str(LEAST)],
                 self.seed)
        self.segments = sorted(
            name for name in os.listdir(os.path.join(self.seed, "events")) if name.endswith(".jsonl"))
        assert len(self.segments) == 2, self.segments
        # Whether homes have an index from the beginning.
        self.has_index = False
        lines = self.bytes(self.seed).split(b"\n")
        registered = next(line for line in lines if b'"type":"case.registered"' in line)
        self.case = registered.split(b'"subject":"')[1].split(b'"')[0].decode()
        self.answers = {}

    def works(self):
        board, case = (arguments + ["--now", book.NOW] for arguments in (["board"], ["case", self.case]))
        if self.has_index:
            return [("board, from an index", board), ("case, from an index", case)]
        return [
            ("record, leaving an index", self.record("q1")),
            ("snapshot create, an index", ["snapshot", "create"]),
            ("board, making an index", board),
        ]

    def index(self, home):
        return os.path.join(home, "snapshots", self.segments[0] + ".index")

    def home(self, path=None):
        path = super().home(path)
        os.makedirs(os.path.join(path, "snapshots"), exist_ok=True)
        if self.has_index:
            self.run(["board"], path)
            assert os.path.exists(self.index(path)), "no index was made"
        return path

    def answer(self, arguments, home):
        """What a home answers that has no index, whatever beside it stands there."""
        stands = self.bytes(home)
        key = (hash(stands), *arguments)
        if key not in self.answers:
            plain = os.path.join(self.dir, "plain")
            shutil.rmtree(plain, ignore_errors=True)
            shutil.copytree(os.path.join(home, "events"), os.path.join(plain, "events"))
            self.answers[key] = self.run(arguments, plain).stdout
        return self.answers[key]

    def wrong(self, home, arguments, expected, done):
        return (self.misread(home, arguments, done) or self.unsound(home)
                or super().wrong(home, arguments, expected, done)
                or self.unsound(home) or self.unfinished(home))

    def misread(self, home, arguments, done):
        """A question is answered, or says which file of the book it could not read."""
        if not done or arguments[0] not in ("board", "case"):
            return None
        if done.returncode == 0:
            return None if done.stdout == self.answer(arguments, home) else "another answer"
        return None if b"/events" in done.stdout else "an index keeps from answering: " + book.first(done)

    def unsound(self, home):
        """Whatever stands there is whole, and leads to what the lines lead to."""
        found = self.run(["snapshot", "verify"], home)
        if found.returncode != 0:
            return "snapshot verify: " + found.stdout.decode()[-300:]
        cases = ["cases", "--format", "jsonl", "--now", book.NOW]
        return None if self.run(cases, home).stdout == self.answer(cases, home) else "other answers"

    def unfinished(self, home):
        self.run(["snapshot", "prune"], home)
        left = [n for n in os.listdir(os.path.join(home, "snapshots")) if n.endswith(".part")]
        return f"{left[0]} stays" if left else None


def faults(whistle, table, every, sectors):
    home = IndexedBook(whistle)
    try:
        for home.has_index in (False, True):
            calls.each_call(home, table, every)
            calls.short_transfers(home, table)
        rotten(home, table, sectors)
    finally:
        home.close()


def rotten(home, table, rounds):
    """What the disk gives back of an index: `verify` says so, and questions go by the lines."""
    place = home.home()
    path = home.index(place)
    with open(path, "rb") as file:
        whole = {path: file.read()}
    chance = random.Random(1)
    board = ["board", "--now", book.NOW]
    kinds = {"a rotten sector": media.rot, "a lost write": media.lose, "a misdirected write": media.misdirect}
    for turn in range(rounds):
        kind = list(kinds)[turn % len(kinds)]
        _, damaged = kinds[kind](whole, [path], chance)
        if damaged == whole[path]:
            continue
        with open(path, "wb") as file:
            file.write(damaged)
        found = home.run(["verify"], place)
        reason = None
        if found.returncode != 1 or os.path.basename(path).encode() not in found.stdout:
            reason = f"verify ends with {found.returncode}: " + book.first(found)
        elif home.run(board, place).stdout != home.answer(board, place):
            reason = "another answer"
        table.count("verify and board, an index", kind, reason)

"""What is measured, beside what, and the rounds in which it is."""

import csv
import io
import json
import multiprocessing
import os
import re
import shutil
import statistics
import sys
from dataclasses import dataclass, field

import machine
from machine import NOW, run, timed

SAMPLE = 100_000
"""So many lines go to peers that need minutes for all."""


@dataclass
class Measure:
    """A command, and the peer that its time is divided by."""

    group: str
    name: str
    words: list
    peer: str = ""
    stdin: str = ""
    before: object = None
    """What is to be done before each round, not measured."""
    events: int = 0
    """How many events it takes, where that is less than the book has."""
    finds: bool = False
    """Whether it exits with 1 because it has found something."""
    runs: list = field(default_factory=list)

    @property
    def seconds(self):
        return [run.seconds for run in self.runs]

    @property
    def least(self):
        return min(self.seconds)

    @property
    def median(self):
        return statistics.median(self.seconds)


# The answers


FOLD = """
WITH lines AS (
  SELECT number, line->>'subject' AS subject, line->>'type' AS type, line->>'time' AS time FROM line),
last AS (SELECT DISTINCT ON (subject) subject, type, time FROM lines ORDER BY subject, number DESC),
counts AS (SELECT subject, count(*) AS events FROM lines GROUP BY subject)
SELECT json_agg(json_build_array(type, subjects, events, seconds) ORDER BY type COLLATE "C") FROM (
  SELECT type, count(*) AS subjects, sum(events) AS events,
    sum(floor(extract(epoch FROM time::timestamptz)))::bigint AS seconds
  FROM last JOIN counts USING (subject) GROUP BY type) AS rows
"""


def postgres_load(place):
    """Lines come in on standard input, one a row, as CSV whose quote and delimiter stand in no line."""
    take = r"COPY line (line) FROM STDIN WITH (FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02')"
    table = "CREATE TABLE line (number bigserial, line jsonb)"
    return place.postgres().words("-c", "DROP TABLE IF EXISTS line", "-c", table, "-c", take)


def check_apart(place, book):
    """In a process of its own: what this one ever held counts as the memory of all that it starts."""
    place.postgres()
    check = multiprocessing.get_context("fork").Process(target=check_answers, args=(place, book))
    check.start()
    check.join()
    if check.exitcode:
        sys.exit(check.exitcode)


def check_answers(place, book):
    """All peers give the same answer, and the program's cases are those of DuckDB."""
    sample = sampled(place, book)
    folds = {
        "DuckDB": place.peer("fold_duckdb.py", os.cpu_count()),
        "polars": place.peer("fold_polars.py"),
        "simdjson": [place.built("fold_simdjson")],
    }
    whole = {name: json.loads(run([*words, *book.segments])) for name, words in folds.items()}
    some = {name: json.loads(run([*words, sample])) for name, words in folds.items()}
    some["eventsourcing"] = json.loads(run([*place.peer("fold_eventsourcing.py"), sample]))
    with open(sample, encoding="utf-8") as lines:
        rows = run([*postgres_load(place), "-c", FOLD], stdin=lines)
    some["PostgreSQL"] = json.loads(rows)
    for answers in (whole, some):
        for name, answer in answers.items():
            if answer != answers["DuckDB"]:
                sys.exit(f"{name} and DuckDB do not give the same answer")
    if sum(row[2] for row in whole["DuckDB"]) != book.events:
        sys.exit("the peers do not count as many events as the book has")
    check_cases(place, book)
    check_forms(place, book)
    print(f"{len(some)} peers and the program give the same answers", file=sys.stderr)


def check_cases(place, book):
    """Each case has as many events as DuckDB counts."""
    rows = run([place.whistle, "--home", book.home, "--now", NOW, "cases", "--format", "csv"])
    own = {row["case"]: int(row["version"]) for row in csv.DictReader(io.StringIO(rows))}
    counts = json.loads(run([*place.peer("count_duckdb.py"), *book.segments]))
    differing = [case for case, events in own.items() if counts.get(case) != events]
    if differing or not own:
        sys.exit(f"{len(differing)} of {len(own)} cases have another number of events in DuckDB")


def check_forms(place, book):
    """A snapshot, the lines and the indexes give the same, and a log that comes back in has the
    same cases in the same status; it has neither rules nor units, and not every event."""
    homes = [book.home, book.bare, book.indexed]
    boards = {run([place.whistle, "--home", home, "--now", NOW, "board"]) for home in homes}
    replay = [place.whistle, "--home", book.indexed, "--now", NOW, "--format", "json", "replay"]
    digests = {json.loads(run(words, finds=True))["digest"] for words in (replay, [*replay, "--index"])}
    if len(boards) > 1 or len(digests) > 1:
        sys.exit("the program does not say the same from a snapshot, from lines and from indexes")
    home, words = importing(place, book)
    emptied(home)
    run(words)
    cases = [
        {row["case"]: row["status"] for row in csv.DictReader(io.StringIO(run(
            [place.whistle, "--home", one, "--now", NOW, "cases", "--format", "csv"])))}
        for one in (book.home, home)
    ]
    differing = {case for case, status in cases[0].items() if cases[1].get(case) != status}
    if len(cases[0]) != len(cases[1]) or differing - recorded_late(book):
        sys.exit("the cases of the imported log are not those of the book")


def recorded_late(book):
    """The cases of which something was recorded after what came later: a log has it in the order of time,
    and its last step may be another."""
    member = re.compile(rb'"subject":"([^"]*)","time":"([^"]*)"')
    last, late = {}, set()
    for segment in book.segments:
        with open(segment, "rb") as lines:
            for line in lines:
                subject, time = member.search(line).groups()
                if last.get(subject, b"") > time:
                    late.add(subject.decode())
                last[subject] = time
    return late


def sampled(place, book):
    path = os.path.join(place.scratch, f"{os.path.basename(book.home)}.sample.jsonl")
    with open(book.segments[0], "rb") as lines, open(path, "wb") as sample:
        sample.writelines(line for _, line in zip(range(SAMPLE), lines))
    return path


# The measures


def measured(place, book, rounds):
    measures = all_measures(place, book)
    for number in range(rounds + 1):
        for measure in measures:
            if measure.before is not None:
                measure.before()
            one = timed(measure.words, measure.stdin or None, measure.finds)
            # The first round fills the page cache.
            if number > 0:
                measure.runs.append(one)
        print(f"round {number} of {rounds}", file=sys.stderr)
    return measures


def all_measures(place, book):
    ask = [place.whistle, "--home", book.home, "--now", NOW]
    bare = [place.whistle, "--home", book.bare, "--now", NOW]
    segments = book.segments
    duckdb = place.peer("fold_duckdb.py", os.cpu_count())
    joined = " ".join(segments)
    return [
        Measure("fold", "simdjson, one thread", [place.built("fold_simdjson"), *segments], "duckdb"),
        Measure("fold", "duckdb", [*duckdb, *segments]),
        Measure("fold", "duckdb, one thread", [*place.peer("fold_duckdb.py", 1), *segments], "duckdb"),
        Measure("fold", "polars", [*place.peer("fold_polars.py"), *segments], "duckdb"),
        *sampled_folds(place, book),
        Measure("replay", "board, no snapshot", [*bare, "board"], "duckdb"),
        Measure("replay", "board, no snapshot, one thread", [*bare, "board", "--jobs", "1"], "duckdb"),
        Measure("replay", "replay with digest", [*bare, "replay"], "board, no snapshot", finds=True),
        *from_indexes(place, book),
        *other_rules(place, book),
        Measure("questions", "cat", ["sh", "-c", f"cat {joined} | cat"]),
        Measure("questions", "board", [*ask, "board"], "cat"),
        Measure("questions", "overdue", [*ask, "overdue"], "cat"),
        Measure("questions", "assess", [*ask, "assess", "--period", "2026-06"], "cat"),
        Measure("questions", "one case", [*ask, "case", "FH-2026-000123"], "cat"),
        Measure("questions", "one case by grep", ["grep", "-h", "FH-2026-000123", *segments], "cat"),
        Measure("verify", "openssl", ["sh", "-c", f"cat {joined} | openssl dgst -sha256"]),
        Measure("verify", "verify", [*bare, "verify"], "openssl"),
        *starts(place),
        *appends(place),
        *imports(place, book),
        Measure("export", "cases as CSV", [*ask, "cases", "--format", "csv"], "duckdb"),
        *(
            Measure("export", f"export {form}", [*ask, "export", form, "-"], "duckdb")
            for form in ("xes", "ocel", "sql")
        ),
    ]


def sampled_folds(place, book):
    sample = sampled(place, book)
    slow = place.peer("fold_eventsourcing.py")
    load = [*postgres_load(place), "-c", FOLD]
    return [
        Measure("fold", "eventsourcing", [*slow, sample], "duckdb", events=SAMPLE),
        Measure("fold", "postgresql", load, "duckdb", sample, events=SAMPLE),
    ]


def from_indexes(place, book):
    ask = [place.whistle, "--home", book.indexed, "--now", NOW]
    if not book.has_indexes:
        print("the book has no sealed segment: nothing is measured from indexes", file=sys.stderr)
        return []
    return [
        Measure("replay", "board, from indexes", [*ask, "board"], "board, no snapshot"),
        Measure(
            "replay", "replay with digest, from indexes", [*ask, "replay", "--index"],
            "replay with digest", finds=True),
    ]


def other_rules(place, book):
    """The same rules with a day less for the normal class."""
    rules = json.loads(run([place.whistle, "rules", "show", "standard"]))
    rules["name"] += "-shorter"
    rules["classes"]["normal"]["timers"]["handle"]["limit"] = "4wd"
    path = os.path.join(place.scratch, "shorter.json")
    with open(path, "w", encoding="utf-8") as document:
        json.dump(rules, document, ensure_ascii=False)
    homes = [("reproject", book.bare, "duckdb")]
    if book.has_indexes:
        homes.append(("reproject, from indexes", book.indexed, "reproject"))
    return [
        Measure(
            "replay", name, [place.whistle, "--home", home, "--now", NOW, "reproject", "--rules", path],
            peer, finds=True)
        for name, home, peer in homes
    ]


def starts(place):
    """A hundred starts in a row, by the same shell: a short command beside a program that does nothing."""
    case = [
        place.whistle, "--home", place.demonstration(), "--now", "2026-07-24T18:00", "case",
        "LS-2026-000002"]

    def often(words):
        return ["sh", "-c", f"for _ in {'x ' * 100}; do {' '.join(words)}; done"]

    hello = "a hundred starts of a C program"
    return [
        Measure("start", hello, often([place.built("hello")])),
        Measure("start", "a hundred times one case", often(case), hello),
    ]


def appends(place):
    """The same lines by a C program that asks nothing of them, and by an exchange, which judges each."""
    home = os.path.join(place.scratch, "appended")
    commands = os.path.join(place.scratch, "appended.commands")
    with open(commands, "w", encoding="utf-8") as asked:
        for number in range(4_000):
            command = {
                "type": "need.listed", "subject": f"list/{number}", "by": "fenghuang.d1",
                "source": "fenghuang", "id": f"b{number}",
                "data": {"list": str(number), "unit": "fenghuang", "x-what": "小区门口路灯不亮"},
            }
            asked.write(json.dumps(command, ensure_ascii=False) + "\n")

    empty = lambda: emptied(home)  # noqa: E731
    pipe = place.peer("pipe_window.py", place.whistle, home)
    emptied(home)
    run([*pipe, "1000", commands])
    lines = os.path.join(place.scratch, "appended.lines")
    shutil.copy(os.path.join(home, "events", "0000000000000001.jsonl"), lines)
    single = [place.built("append"), "1", lines, lines + ".out"]
    grouped = [place.built("append"), "1000", lines, lines + ".out"]
    one_by_one, by_thousand = "write and sync, one by one", "write and sync, by 1,000"
    return [
        Measure("append", one_by_one, single),
        Measure("append", "pipe, one by one", [*pipe, "1", commands], one_by_one, before=empty),
        Measure("append", by_thousand, grouped),
        Measure("append", "pipe, by 1,000", [*pipe, "1000", commands], by_thousand, before=empty),
    ]


def importing(place, book):
    home = os.path.join(place.scratch, "imported-log")
    words = [place.whistle, "--home", home, "--now", NOW, "import", "xes", "--no-snapshot"]
    return home, [*words, place.log(book)]


def imports(place, book):
    peer = "postgresql, COPY as jsonb"
    home, lines = os.path.join(place.scratch, "imported"), place.handed_in(book)
    append = [place.whistle, "--home", home, "--now", NOW, "append", "--history", "--no-snapshot", lines]
    log, take = importing(place, book)
    return [
        Measure("import", peer, postgres_load(place), stdin=lines),
        Measure("import", "append --history", append, peer, before=lambda: emptied(home)),
        Measure("import", "import xes", take, peer, before=lambda: emptied(log)),
    ]


def emptied(home):
    shutil.rmtree(home, ignore_errors=True)


# Growth


def growth(place, sizes, rounds):
    """(events, seconds of board without a snapshot, megabytes, seconds of DuckDB's fold) of each size."""
    rows = []
    for size in sizes:
        book = place.book(size)
        board = [place.whistle, "--home", book.bare, "--now", NOW, "board"]
        fold = [*place.peer("fold_duckdb.py", os.cpu_count()), *book.segments]
        boards, folds = [], []
        for number in range(max(2, rounds // 2) + 1):
            boards.append(timed(board))
            folds.append(timed(fold))
        least = min(boards[1:], key=lambda one: one.seconds)
        rows.append(
            (book.events, least.seconds, least.megabytes, min(one.seconds for one in folds[1:])))
        print(f"{book.events} events", file=sys.stderr)
    return rows

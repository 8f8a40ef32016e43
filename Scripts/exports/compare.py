"""Loads the exports of a book into the programs that they are for, and holds what these count against what
whistle says: process mining (pm4py), databases (SQLite, DuckDB, PostgreSQL), tables (frictionless).

    compare.py WHISTLE HOME SCRATCH NOW PERIOD…

The environment's PSQL is the command of a PostgreSQL; without it that part is left out, and said so.
"""
import json
import os
import re
import shlex
import sqlite3
import subprocess
import sys
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")
WHISTLE, HOME, SCRATCH, NOW, *PERIODS = sys.argv[1:]
HERE = Path(__file__).parent
SHARED = HERE / "../../../shared/data"
failures = []


def whistle(*words, home=HOME):
    done = subprocess.run(
        [WHISTLE, "--home", home, "--now", NOW, "--lang", "en", *words], capture_output=True, text=True
    )
    if done.returncode > 1:
        sys.exit(f"whistle {' '.join(words)}: {done.stderr}")
    return done


def same(what, found, expected):
    if found == expected:
        return print(f"   {what}: {str(expected)[:60]}")
    failures.append(what)
    print(f"   DIFFERS {what}\n     found    {found}\n     expected {expected}")


def counts(stated):
    """The numbers of a note: `cases 1200, events 10064`."""
    return {word: int(number) for word, number in re.findall(r"(\w+) (\d+)", stated)}


# MARK: Process mining


def mining():
    import pm4py

    stated = counts(whistle("export", "xes", "book.xes").stderr)
    log = pm4py.read_xes("book.xes")
    same("pm4py, XES: cases", log["case:concept:name"].nunique(), stated["cases"])
    same("pm4py, XES: events", len(log), stated["events"])
    same("pm4py, XES: variants", len(pm4py.get_variants(log)), stated["variants"])
    stated = counts(whistle("export", "ocel", "book.json").stderr)
    ocel = pm4py.read_ocel2_json("book.json")
    same("pm4py, OCEL: cases", int((ocel.objects["ocel:type"] == "case").sum()), len(rows_of_cases()))
    same("pm4py, OCEL: objects", len(ocel.objects), stated["objects"])
    same("pm4py, OCEL: events", len(ocel.events), stated["events"])
    schema = SHARED / "ocel/schema_ocel2.json"
    if schema.exists():
        import jsonschema

        jsonschema.validate(json.load(open("book.json")), json.load(open(schema)))
    else:
        print(f"SKIPPED: {schema} is not here", file=sys.stderr)
    whistle("export", "ocel", "book-ocel.sql", "--as", "sql")
    Path("ocel.sqlite").unlink(missing_ok=True)
    with sqlite3.connect("ocel.sqlite") as database:
        database.executescript("PRAGMA foreign_keys = ON;" + Path("book-ocel.sql").read_text())
    ocel = pm4py.read_ocel2_sqlite("ocel.sqlite")
    same("pm4py, OCEL in SQLite: objects", len(ocel.objects), stated["objects"])
    same("pm4py, OCEL in SQLite: events", len(ocel.events), stated["events"])


def flow():
    """What pm4py finds in the export is what `report flow` says of the book."""
    import numpy
    import pm4py

    said = json.loads(whistle("report", "flow", "--format", "json").stdout)
    log = pm4py.read_xes("book.xes")
    variants = {tuple(name): count for name, count in pm4py.get_variants(log).items()}
    same("pm4py, flow: variants", {tuple(v["activities"]): v["cases"] for v in said["variants"]}, variants)
    took = {}
    for _, events in log.groupby("case:concept:name", sort=False):
        moments = list(zip(events["concept:name"], events["time:timestamp"]))
        for (one, begin), (other, end) in zip(moments, moments[1:]):
            took.setdefault((one, other), []).append((end - begin).total_seconds())
    found = {(s["from"], s["to"]): s for s in said["steps"]}
    same("pm4py, flow: steps", {step: s["count"] for step, s in found.items()}, pm4py.discover_dfg(log)[0])
    for name, percent in [("median", 50), ("p90", 90), ("longest", 100)]:
        apart = [step for step, s in found.items() if abs(s[name] - numpy.percentile(took[step], percent)) > 0.006]
        same(f"numpy, flow: {name}", apart, [])
    times = pm4py.discover_performance_dfg(log)[0]
    apart = [step for step, s in found.items() if abs(s["longest"] - times[step]["max"]) > 0.006]
    same("pm4py, flow: longest", apart, [])
    resources = pm4py.get_event_attribute_values(log, "org:resource")
    same("pm4py, flow: resources", {r["resource"]: r["events"] for r in said["resources"] if r["resource"]}, resources)
    rework = pm4py.get_rework_cases_per_activity(log)
    same("pm4py, flow: rework", {r["activity"]: r["reworked"] for r in said["rework"] if r["reworked"]}, rework)


def trip(log):
    """The cases of a log in their order, with the name and instant of each event."""
    from datetime import timezone

    cases = {}
    for case, name, time in zip(log["case:concept:name"], log["concept:name"], log["time:timestamp"]):
        cases.setdefault(case, []).append((name, time.astimezone(timezone.utc).isoformat()))
    return cases


def round_trips():
    """What goes out and comes in again has the cases, events, order and times that it had."""
    import pm4py

    logs = [("the book", "book.xes", [])]
    shared = SHARED / "xes"
    if shared.exists():
        logs += [(path.stem, str(path), ["--activities"]) for path in sorted(shared.glob("*.xes"))]
    else:
        print(f"SKIPPED: {shared} is not here", file=sys.stderr)
    for number, (name, path, activities) in enumerate(logs):
        home = f"home-{number}"
        os.mkdir(home)
        whistle("import", "xes", os.path.abspath(path), home=home)
        again = os.path.abspath(f"again-{number}.xes")
        whistle("export", "xes", again, *activities, home=home)
        # An export has events by their time; a log may have them otherwise.
        first = {case: sorted(events, key=lambda event: event[1]) for case, events in trip(pm4py.read_xes(path)).items()}
        same(f"XES, {name}: there and back again", trip(pm4py.read_xes(again)) == first, True)


    def trip_of_objects(path):
        ocel = pm4py.read_ocel2_json(path)
        # A dispatch to a unit that is not registered names none there, and cannot come back.
        said = ocel.relations[ocel.relations["ocel:qualifier"] == "to"]["ocel:eid"]
        is_said = (ocel.relations["ocel:activity"] != "case.dispatched") | ocel.relations["ocel:eid"].isin(said)
        related = ocel.relations[(ocel.relations["ocel:type"] == "case") & is_said]
        return trip(related.rename(columns={
            "ocel:oid": "case:concept:name", "ocel:activity": "concept:name", "ocel:timestamp": "time:timestamp"}))

    os.mkdir("home-ocel")
    whistle("import", "ocel", os.path.abspath("book.json"), home="home-ocel")
    whistle("export", "ocel", os.path.abspath("again.json"), home="home-ocel")
    same("OCEL, the book: there and back again", trip_of_objects("again.json") == trip_of_objects("book.json"), True)


def rows_of_cases():
    return [json.loads(line) for line in whistle("cases", "--format", "jsonl").stdout.splitlines()]


# MARK: Databases


class SQLite:
    def __init__(self, path):
        self.connection = sqlite3.connect(":memory:")
        self.connection.row_factory = sqlite3.Row
        self.run("PRAGMA foreign_keys = ON;" + Path(path).read_text())

    def run(self, text):
        self.connection.executescript(text)

    def rows(self, query):
        return [dict(row) for row in self.connection.execute(query)]


class DuckDB:
    def __init__(self, path=None):
        import duckdb

        self.connection = duckdb.connect()
        self.connection.execute("SET integer_division = true; SET TimeZone = 'UTC'")
        if path:
            self.run(Path(path).read_text())

    def run(self, text):
        self.connection.execute(text)

    def rows(self, query):
        result = self.connection.execute(query)
        names = [column[0] for column in result.description]
        return [dict(zip(names, row)) for row in result.fetchall()]


class PostgreSQL:
    def __init__(self, path):
        self.command = shlex.split(os.environ["PSQL"]) + ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"]
        self.run(Path(path).read_text())

    def run(self, text):
        done = subprocess.run(self.command, input=text, capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"psql: {done.stderr}")
        return done.stdout

    def rows(self, query):
        return json.loads(self.run(f"SELECT coalesce(json_agg(q), '[]') FROM ({query}) q;"))


def filled(name, **values):
    text = "\n".join(
        line for line in (HERE / name).read_text().splitlines() if not line.startswith("--")
    )
    return re.sub(r":([a-z]+)\b", lambda match: str(values[match[1]]), text)


def instant(text):
    """As the exports write it."""
    from datetime import datetime, timezone

    return datetime.fromisoformat(text).astimezone(timezone.utc).strftime("'%Y-%m-%dT%H:%M:%S.%fZ'")


def board(database, name):
    from datetime import datetime, timedelta

    said = json.loads(whistle("board", "--format", "json").stdout)
    soon = (datetime.fromisoformat(said["now"]) + timedelta(days=1)).isoformat()
    rows = database.rows(filled("board.sql", soon=instant(soon)))
    for key in ["byStatus", "byTier", "overdue", "dueSoon", "cards"]:
        found = {row["name"]: row["count"] for row in rows if row["figure"] == key}
        same(f"{name}: {key}", found, {word: count for word, count in said[key].items() if count})
    for key in ["cases", "sequence"]:
        same(f"{name}: {key}", [r["count"] for r in rows if r["figure"] == key], [said[key]])
    absent = sorted(row["name"] for row in rows if row["figure"] == "absent")
    same(f"{name}: absent", absent, said["absent"])


def quoted(text):
    return "NULL" if text is None else "'" + text.replace("'", "''") + "'"


def rules_of(period):
    """What a scoreboard takes from the rules in force just before the end of the period."""
    bounds = json.loads(whistle("report", "disclosure", "--period", period, "--format", "json").stdout)
    rules = json.loads(whistle("rules", "show", "--at", bounds["to"]).stdout)
    own = rules["assess"]["weights"]
    groups = rules["assess"].get("groups", [])
    order = ["response", "solved", "satisfied", "onTime"]
    weights = [(group["name"], group.get("weights", own)) for group in groups] + [(None, own)]
    values = [
        f"({place}, {quoted(name)}, " + ", ".join(str(found.get(key, 0)) for key in order) + ")"
        for place, (name, found) in enumerate(weights)
    ]
    members = [
        f"({place}, {quoted(word)})" for place, group in enumerate(groups) for word in group["units"]
    ] or ["(0, '')"]
    points = rules.get("points", {})
    return dict(
        begin=instant(bounds["from"]), end=instant(bounds["to"]), groups=", ".join(values),
        members=", ".join(members),
        **{level: points.get(level, 0) for level in ["normal", "notice", "yellow", "red"]},
    )


def hundredths(value):
    return None if value is None else round(value * 100)


def scoreboard(database, name, period):
    said = json.loads(whistle("assess", "--period", period, "--format", "json").stdout)
    expected = {}
    for row in said:
        rates = row.pop("rates")
        row = {**row, **rates, "score": row["score"]}
        for key in [*rates, "score"]:
            row[key] = hundredths(row[key])
        expected[row["unit"]] = row
    found = {row["unit"]: row for row in database.rows(filled("scoreboard.sql", **rules_of(period)))}
    cells = 0
    for unit in sorted(expected.keys() | found.keys()):
        for key in expected.get(unit, {}) | found.get(unit, {}):
            one, other = found.get(unit, {}).get(key), expected.get(unit, {}).get(key)
            one = int(one) if one is not None and not isinstance(one, str) else one
            cells += 1
            if one != other:
                same(f"{name}: {period} {unit} {key}", one, other)
    print(f"   {name}: scoreboard of {period}: {len(expected)} units, {cells} cells")


def databases():
    stated = counts(whistle("export", "sql", "book.sql").stderr)
    loaded = [("SQLite", SQLite("book.sql")), ("DuckDB", DuckDB("book.sql"))]
    if "PSQL" in os.environ:
        loaded.append(("PostgreSQL", PostgreSQL("book.sql")))
    else:
        print("SKIPPED: PSQL is not set, so no PostgreSQL was asked", file=sys.stderr)
    for name, database in loaded:
        for table, rows in stated.items():
            found = database.rows(f"SELECT count(*) AS count FROM {table}")[0]["count"]
            same(f"{name}: rows of {table}", found, rows)
        board(database, name)
        for period in PERIODS:
            scoreboard(database, name, period)
        brought_up_to_date(name, database, stated)
    return stated


def brought_up_to_date(name, database, tables):
    """An export of the beginning and what came since are the export of all of it; taken in twice, too."""
    def rows():
        return {table: sorted(map(str, database.rows(f"SELECT * FROM {table}"))) for table in tables}

    whole, half = rows(), json.loads(whistle("board", "--format", "json").stdout)["sequence"] // 2
    whistle("export", "sql", "half.sql", "--to-sequence", str(half))
    whistle("export", "sql", "since.sql", "--since", str(half))
    for table in reversed(tables):
        database.run(f"DROP TABLE {table};")
    for path in ["half.sql", "since.sql", "since.sql"]:
        database.run(Path(path).read_text())
    found = rows()
    same(f"{name}: brought up to date", [table for table in tables if found[table] != whole[table]], [])


def book_itself():
    """The views over the lines of the book need no export."""
    database = DuckDB()
    text = (HERE / "../duckdb/book.sql").read_text()
    database.connection.execute(text.replace("events/*.jsonl", f"{HOME}/events/*.jsonl"))
    said = json.loads(whistle("board", "--format", "json").stdout)
    found = database.rows("SELECT status, count(*) AS count FROM cases GROUP BY status")
    same("DuckDB over the book: status", {r["status"]: r["count"] for r in found}, said["byStatus"])
    found = database.rows("SELECT count(*) AS count FROM events")[0]["count"]
    same("DuckDB over the book: events", found, said["sequence"])


# MARK: Tables


def tables(stated):
    from frictionless import Package

    whistle("export", "csv", "tables")
    package = Package("tables/datapackage.json")
    report = package.validate()
    if not report.valid:
        print(report.to_summary())
    same("frictionless: valid", report.valid, True)
    for task in report.tasks:
        same(f"frictionless: rows of {task.name}", task.stats["rows"], stated[task.name])


os.chdir(SCRATCH)
mining()
flow()
round_trips()
tables(databases())
book_itself()
if failures:
    sys.exit(f"{len(failures)} figures differ")

#!/usr/bin/env python3
"""Folds a book in shards on a Spark cluster, and puts it together to the bytes of one machine.

    reproject.py --home URI --shards N --out URI --whistle PATH [--now T] [--rules RULES]… [--period P]…
                 [--master URL] [--conf KEY=VALUE]… [--keep-pieces]

Spark runs tasks over files here and sees no line of the book: a task fetches its files, runs the program,
and puts what it wrote under a name of its own attempt. Which attempts count is decided here alone, by the
one answer that Spark takes of each task, and `manifest.json`, written last, names them: so a task that is
run twice, or whose machine dies, changes nothing. URIs may be plain paths that every machine sees, or
whatever `pyarrow.fs` opens (`hdfs://…`, `s3://…`, `gs://…`).

Needs PySpark 4 and PyArrow; the program is sent to the workers. Exit status 0, else nothing was committed.
"""

import argparse
import datetime
import hashlib
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import uuid

from pyspark import SparkFiles
from pyspark.sql import SparkSession

ANSWER = "key string, attempt string, program string, manifest string, host string"


# Files, wherever they are.


class Store:
    """A directory on any file system."""

    def __init__(self, uri):
        from pyarrow import fs

        if "://" in uri:
            self.files, self.root = fs.FileSystem.from_uri(uri)
        else:
            self.files, self.root = fs.LocalFileSystem(), os.path.abspath(uri)
        self.uri = uri

    def path(self, name):
        return f"{self.root.rstrip('/')}/{name}"

    def names(self, name):
        """The files in a directory, by name."""
        from pyarrow import fs

        found = self.files.get_file_info(fs.FileSelector(self.path(name)))
        return sorted(file.base_name for file in found if file.type == fs.FileType.File)

    def read(self, name):
        with self.files.open_input_stream(self.path(name)) as stream:
            return stream.read()

    def write(self, name, content):
        path = self.path(name)
        self.files.create_dir(os.path.dirname(path), recursive=True)
        with self.files.open_output_stream(path) as stream:
            stream.write(content)

    def fetch(self, name, local):
        local = pathlib.Path(local)
        local.parent.mkdir(parents=True, exist_ok=True)
        with self.files.open_input_stream(self.path(name)) as source, open(local, "wb") as target:
            shutil.copyfileobj(source, target, 1 << 20)

    def store(self, local, name):
        path = self.path(name)
        self.files.create_dir(os.path.dirname(path), recursive=True)
        with open(local, "rb") as source, self.files.open_output_stream(path) as target:
            shutil.copyfileobj(source, target, 1 << 20)

    def remove(self, name):
        from pyarrow import fs

        found = self.files.get_file_info(self.path(name)).type
        if found == fs.FileType.Directory:
            self.files.delete_dir(self.path(name))
        elif found == fs.FileType.File:
            self.files.delete_file(self.path(name))


# What runs on a worker.


def run(program, *words):
    """The output of the program; what it says is part of the failure."""
    environment = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LANG": "C.UTF-8", "TZ": "UTC"}
    if "LD_LIBRARY_PATH" in os.environ:
        environment["LD_LIBRARY_PATH"] = os.environ["LD_LIBRARY_PATH"]
    done = subprocess.run(
        [program, *words], env=environment, stdin=subprocess.DEVNULL, capture_output=True)
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip()
        raise RuntimeError(f"{socket.gethostname()}: whistle {words[0]} ended with {done.returncode}: {said}")
    return done.stdout


def sha256(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


class Worker:
    """One attempt at one task: its directory, its program, its answer."""

    def __init__(self, setting):
        self.setting = setting
        self.program = SparkFiles.get(setting["program"])
        os.chmod(self.program, 0o755)
        self.home = Store(setting["home"])
        self.out = Store(setting["out"])

    def links(self, segment, scratch):
        self.home.fetch(f"events/{segment}", f"{scratch}/{segment}")
        words = ["split", "--merges-only", "--book", self.setting["book"], f"{scratch}/{segment}"]
        return run(self.program, *words).decode(), None

    def split(self, segment, scratch):
        self.home.fetch(f"events/{segment}", f"{scratch}/{segment}")
        self.out.fetch("links.jsonl", f"{scratch}/links.jsonl")
        run(self.program, "split", "--links", f"{scratch}/links.jsonl", "--shards",
            str(self.setting["shards"]), "--out", f"{scratch}/pieces", f"{scratch}/{segment}")
        return self.keep(f"{scratch}/pieces/{stem(segment)}", f"attempts/pieces/{stem(segment)}")

    def project(self, shard, scratch):
        fetch_pieces(self.out, self.setting["pieces"], [f"shard-{int(shard):04}.jsonl"], f"{scratch}/pieces")
        words = ["project", "--pieces", f"{scratch}/pieces", "--shard", shard, "--out",
                 f"{scratch}/result", "--now", self.setting["now"]]
        for name, is_file in self.setting["rules"]:
            words += ["--rules", SparkFiles.get(name) if is_file else name]
        for period in self.setting["periods"]:
            words += ["--period", period]
        run(self.program, *words)
        return self.keep(f"{scratch}/result", f"attempts/shards/{shard}")

    def keep(self, local, name):
        """Puts a result under a name that no other attempt has; its manifest comes last."""
        attempt = f"{name}/{uuid.uuid4().hex}"
        for file in sorted(os.listdir(local), key=lambda file: file == "manifest.json"):
            self.out.store(f"{local}/{file}", f"{attempt}/{file}")
        return pathlib.Path(local, "manifest.json").read_text(), attempt

    def answer(self, stage, key):
        with tempfile.TemporaryDirectory(prefix="whistle-") as scratch:
            manifest, attempt = getattr(self, stage)(key, scratch)
        return {"key": key, "attempt": attempt, "program": sha256(self.program), "manifest": manifest,
                "host": socket.gethostname()}


def stem(segment):
    return segment.removesuffix(".jsonl")


def fetch_pieces(store, pieces, names, target):
    """What stands in common in every segment, and some of its pieces."""
    for name, attempt in pieces.items():
        for file in ["manifest.json", "common.jsonl", *names]:
            store.fetch(f"{attempt}/{file}", f"{target}/{name}/{file}")


# What runs where the cluster is driven from.


class Run:
    def __init__(self, spark, options):
        self.spark = spark
        self.options = options
        self.out = Store(options.out)
        self.program = os.path.abspath(options.whistle)
        self.digest = sha256(self.program)
        # As long as the run: Spark sends a file when a worker asks for it.
        self.scratch = tempfile.TemporaryDirectory(prefix="whistle-")
        spark.sparkContext.addFile(self.program)
        self.setting = {
            "program": os.path.basename(self.program), "home": options.home, "out": options.out,
            "book": options.book, "shards": options.shards, "now": options.now,
            "periods": options.period, "pieces": {},
            "rules": [self.send(rules) for rules in options.rules],
        }

    def send(self, rules):
        """How a worker names rules: a file is sent there under a name of its content; others are shipped."""
        if not os.path.isfile(rules):
            return rules, False
        name = f"rules-{sha256(rules)}.json"
        shutil.copy(rules, os.path.join(self.scratch.name, name))
        self.spark.sparkContext.addFile(os.path.join(self.scratch.name, name))
        return name, True

    def tasks(self, stage, keys):
        """The answer to each key, of a task each: of several attempts, the one that Spark has taken."""
        setting = dict(self.setting)

        def work(batches):
            import pyarrow

            for batch in batches:
                worker = Worker(setting)
                rows = [worker.answer(stage, key) for key in batch.column("key").to_pylist()]
                yield pyarrow.RecordBatch.from_pylist(rows, pyarrow.schema(
                    [(name, pyarrow.string()) for name in ["key", "attempt", "program", "manifest", "host"]]))

        rows = self.spark.sparkContext.parallelize([(key,) for key in keys], len(keys))
        table = self.spark.createDataFrame(rows, "key string")
        answers = {row["key"]: row for row in table.mapInArrow(work, ANSWER).collect()}
        if sorted(answers) != sorted(keys):
            raise RuntimeError(f"{stage}: {len(answers)} of {len(keys)} tasks answered")
        for answer in answers.values():
            if answer["program"] != self.digest:
                raise RuntimeError(f"{answer['host']} runs another program: {answer['program']}")
        return answers

    def check_zones(self, answers):
        """Every worker has the time zones of the first; the program itself compares them with its own."""
        zones = {}
        for answer in answers.values():
            zones.setdefault(json.loads(answer["manifest"])["tzdata"], answer["host"])
        if len(zones) > 1:
            raise RuntimeError(f"workers have different time zones (tzdata): {zones}")

    def fold(self):
        segments = [name for name in Store(self.options.home).names("events") if name.endswith(".jsonl")]
        if not segments:
            raise RuntimeError(f"{self.options.home}/events has no segment")
        links = self.tasks("links", segments)
        self.out.write("links.jsonl", "".join(links[name]["manifest"] for name in segments).encode())
        split = self.tasks("split", segments)
        self.check_zones(split)
        self.setting["pieces"] = {stem(name): split[name]["attempt"] for name in segments}
        shards = self.tasks("project", [str(shard) for shard in range(self.options.shards)])
        self.check_zones(shards)
        return shards

    def combine(self, shards):
        """Puts the shards together here, and keeps what came of it."""
        with tempfile.TemporaryDirectory(prefix="whistle-") as scratch:
            fetch_pieces(self.out, self.setting["pieces"], [], f"{scratch}/pieces")
            for shard, answer in shards.items():
                for file in [file["name"] for file in json.loads(answer["manifest"])["files"]]:
                    self.out.fetch(f"{answer['attempt']}/{file}", f"{scratch}/results/{shard}/{file}")
                pathlib.Path(scratch, "results", shard, "manifest.json").write_text(answer["manifest"])
            words = ["--pieces", f"{scratch}/pieces", "--results", f"{scratch}/results"]
            for rules in self.options.rules:
                words += ["--rules", rules]
            run(self.program, "combine", *words, "--out", f"{scratch}/whole")
            for file in sorted(os.listdir(f"{scratch}/whole")):
                self.out.store(f"{scratch}/whole/{file}", f"whole/{file}")
            return json.loads(pathlib.Path(scratch, "whole", "manifest.json").read_text())

    def tables(self, shards, whole):
        """The rows of all shards as Parquet, as many as the manifests say."""
        for name, schema in [("cases", CASE), ("timers", f"case string, {TIMER}")]:
            paths = [self.address(f"{answer['attempt']}/{name}.jsonl") for answer in shards.values()]
            target = self.address(f"{name}.parquet")
            self.spark.read.schema(schema).option("mode", "FAILFAST").json(paths).write.mode(
                "overwrite").parquet(target)
            rows = self.spark.read.parquet(target).count()
            if rows != whole["rows"][f"{name}.jsonl"]:
                raise RuntimeError(f"{target} has {rows} rows of {whole['rows'][f'{name}.jsonl']}")

    def address(self, name):
        """A file as Spark itself names it."""
        if "://" in self.options.out:
            return f"{self.options.out.rstrip('/')}/{name}"
        return f"file://{self.out.path(name)}"

    def commit(self, shards, whole):
        """Says which attempts count; without this there is no result."""
        manifest = {
            "digest": whole["digest"], "events": whole["events"], "cases": whole["cases"],
            "rows": whole["rows"], "now": whole["now"], "program": self.digest, "tzdata": whole["tzdata"],
            "shards": [shards[str(shard)]["attempt"] for shard in range(self.options.shards)],
        }
        self.out.write("manifest.json", (json.dumps(manifest, indent=2) + "\n").encode())

    def clear(self):
        """Nothing of an earlier run may pass for a result of this one."""
        for name in ["manifest.json", "attempts", "whole", "cases.parquet", "timers.parquet"]:
            self.out.remove(name)


TIMER = (
    "timer string, run int, unit string, state string, start string, stop string, due string, "
    "remind string, red string, provisional boolean, ruleset string")
CASE = (
    "case string, title string, class string, receiver string, status string, tier string, holder string, "
    "matter string, urgency string, place string, registered string, version int, round int, returns int, "
    "extensions int, cards struct<notice int, yellow int, red int>, "
    f"timers array<struct<{', '.join(':'.join(member.split()) for member in TIMER.split(', '))}>>")


def parse(words=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--home", required=True, help="with events/")
    parser.add_argument("--shards", type=int, required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--whistle", required=True, help="the program, which is sent to the workers")
    parser.add_argument("--book", default="book", help="what the manifests call the book")
    parser.add_argument("--now", help="an instant with its offset; else the clock, read once")
    parser.add_argument(
        "--rules", action="append", default=[],
        help="to be tried: a file, or the name of rules that are shipped; may be repeated")
    parser.add_argument("--period", action="append", default=[], help="of a scoreboard; may be repeated")
    parser.add_argument("--master", help="of Spark; else what its configuration says")
    parser.add_argument("--conf", action="append", default=[], help="KEY=VALUE of Spark")
    parser.add_argument("--keep-pieces", action="store_true")
    options = parser.parse_args(words)
    if not options.now:
        options.now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return options


def session(options):
    builder = SparkSession.builder.appName("whistle").config("spark.ui.enabled", "false")
    if options.master:
        builder = builder.master(options.master)
    for setting in options.conf:
        key, value = setting.split("=", 1)
        builder = builder.config(key, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    return spark


def reproject(spark, options):
    """Folds a book, and gives its digest."""
    work = Run(spark, options)
    work.clear()
    shards = work.fold()
    whole = work.combine(shards)
    work.tables(shards, whole)
    work.commit(shards, whole)
    if not options.keep_pieces:
        work.out.remove("attempts/pieces")
    return whole["digest"]


def main():
    options = parse()
    spark = session(options)
    try:
        print(reproject(spark, options))
    finally:
        spark.stop()


def reason(failure):
    """What a task said, without the traces of Spark and Python around it."""
    said = re.findall(r"RuntimeError: (.*?)(?:\n\n|\n\tat|\Z)", str(failure), re.DOTALL)
    return said[-1] if said else str(failure)


if __name__ == "__main__":
    try:
        main()
    except Exception as failure:
        sys.exit(f"reproject: {reason(failure)}")

"""What a measurement needs of the machine: the peers, a database, books of a size, and a stop watch."""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
DEBIAN = {
    "simdjson": ("/usr/include/simdjson.h", "libsimdjson-dev"),
    "c++": ("/usr/bin/c++", "g++"),
    "openssl": ("/usr/bin/openssl", "openssl"),
    "postgresql": ("/usr/lib/postgresql", "postgresql"),
}
PYPI = ["duckdb", "polars", "eventsourcing", "pytz"]
NOW = "2026-07-25T09:00:00+08:00"


def temporary():
    return os.environ.get("TMPDIR", tempfile.gettempdir())


def run(words, finds=False, **options):
    """A command that must succeed, or find something."""
    done = subprocess.run(words, capture_output=True, text=True, **options)
    if done.returncode not in ((0, 1) if finds else (0,)):
        sys.exit(f"{' '.join(map(str, words))}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def used(folder):
    """Bytes of the files below a folder, each counted once."""
    sizes = {}
    for place, _, names in os.walk(folder):
        for name in names:
            status = os.lstat(os.path.join(place, name))
            sizes[status.st_ino] = status.st_size
    return sum(sizes.values())


@dataclass
class Book:
    """A book with a snapshot, the same without, and the same with the indexes of its segments alone."""

    home: str
    bare: str
    indexed: str
    events: int
    cases: int

    @property
    def segments(self):
        folder = os.path.join(self.home, "events")
        names = sorted(name for name in os.listdir(folder) if name.endswith(".jsonl"))
        return [os.path.join(folder, name) for name in names]

    @property
    def has_indexes(self):
        """A book of one segment, which is open, has none."""
        return bool(os.listdir(os.path.join(self.indexed, "snapshots")))


class Machine:
    def __init__(self, scratch, whistle):
        self.scratch = os.path.abspath(scratch)
        self.python = os.path.join(self.scratch, "venv", "bin", "python")
        self.whistle = os.path.abspath(whistle) if whistle else None
        self.database = None

    # The peers

    def prepare(self):
        os.makedirs(self.scratch, exist_ok=True)
        self._install_from_debian()
        if not os.path.exists(self.python):
            run([sys.executable, "-m", "venv", os.path.join(self.scratch, "venv")])
        run([self.python, "-m", "pip", "install", "--quiet", *PYPI])
        compiler = ["c++", "-O3", "-march=native", "-std=c++17"]
        run([*compiler, "-o", self.built("fold_simdjson"), f"{HERE}/fold_simdjson.cpp", "-lsimdjson"])
        run(["cc", "-O2", "-o", self.built("append"), f"{HERE}/append.c"])
        run(["cc", "-O2", "-static", "-s", "-o", self.built("hello"), f"{HERE}/hello.c"])
        if self.whistle is None:
            run(["swift", "build", "-c", "release", "--product", "whistle"], cwd=ROOT)
            self.whistle = os.path.join(ROOT, ".build", "release", "whistle")

    def _install_from_debian(self):
        missing = [name for path, name in DEBIAN.values() if not os.path.exists(path)]
        if missing and os.geteuid() != 0:
            sys.exit(f"missing: apt-get install {' '.join(missing)}")
        if missing:
            run(["apt-get", "update", "-qq"])
            run(["apt-get", "install", "-y", "-qq", *missing])

    def built(self, name):
        return os.path.join(self.scratch, name)

    def peer(self, name, *words):
        return [self.python, os.path.join(HERE, name), *map(str, words)]

    # Books

    def book(self, events):
        """The book of the size, made once; the simulation makes some 9.25 events a case."""
        home = os.path.join(self.scratch, f"book-{events}")
        cases = round(events / 9.25)
        if not os.path.exists(os.path.join(home, "whole")):
            shutil.rmtree(home, ignore_errors=True)
            ask = [self.whistle, "--home", home, "--now", NOW]
            run([*ask, "simulate", "--preset", "standard", "--cases", str(cases), "--seed", "5"])
            run([*ask, "snapshot", "create"])
            open(os.path.join(home, "whole"), "w").close()
        bare, indexed = home + "-bare", home + "-indexed"
        os.makedirs(bare, exist_ok=True)
        os.makedirs(os.path.join(indexed, "snapshots"), exist_ok=True)
        for other in (bare, indexed):
            if not os.path.exists(os.path.join(other, "events")):
                os.symlink(os.path.join(home, "events"), os.path.join(other, "events"))
        for name in os.listdir(os.path.join(home, "snapshots")):
            link = os.path.join(indexed, "snapshots", name)
            if name.endswith(".index") and not os.path.exists(link):
                os.link(os.path.join(home, "snapshots", name), link)
        book = Book(home, bare, indexed, 0, cases)
        with open(book.segments[-1], "rb") as last:
            last.seek(max(0, os.path.getsize(book.segments[-1]) - 70_000))
            line = last.read().splitlines()[-1]
        book.events = int(line.split(b'"sequence":"')[1].split(b'"')[0])
        return book

    def demonstration(self):
        """The demonstration book with its snapshot, made anew by the program that is measured."""
        home = os.path.join(self.scratch, "demonstration")
        shutil.rmtree(home, ignore_errors=True)
        run([self.whistle, "demo", home])
        run([self.whistle, "--home", home, "snapshot", "create"])
        return home

    def handed_in(self, book):
        """The lines of a book as `append --history` takes them: without the book's own numbers."""
        path = book.home + ".lines"
        if not os.path.exists(path):
            with open(path + ".new", "wb") as lines:
                pattern = r's/"sequence":"[0-9]*","caseseq":[0-9]*,//'
                subprocess.run(["sed", pattern, *book.segments], stdout=lines, check=True)
            os.rename(path + ".new", path)
        return path

    def log(self, book):
        """The book as another system's log."""
        path = book.home + ".xes"
        if not os.path.exists(path):
            run([self.whistle, "--home", book.home, "--now", NOW, "export", "xes", path + ".new"])
            os.rename(path + ".new", path)
        return path

    def fitting(self, sizes, book, gigabytes):
        """The sizes whose books fit, all kept, into so many gigabytes with what is there already, and on
        the disk; what is left out is said."""
        left = min(gigabytes * 1e9 - used(self.scratch), shutil.disk_usage(self.scratch).free)
        each = used(book.home) / book.events
        taken = []
        for size in sorted(sizes):
            is_made = os.path.exists(os.path.join(self.scratch, f"book-{size}", "whole"))
            left -= 0 if is_made else size * each
            if left < 0:
                print(f"{size} events and more: no room in {gigabytes} GB (--disk)", file=sys.stderr)
                break
            taken.append(size)
        return taken

    # PostgreSQL, on a socket of its own

    def postgres(self):
        if self.database is None:
            self.database = Database(self.scratch)
        return self.database

    def close(self):
        if self.database is not None:
            self.database.close()

    def description(self):
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            models = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
        model = models[0] if models else platform.machine()
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 30
        return f"{time.strftime('%Y-%m-%d')}, {model}, {os.cpu_count()} cores, {memory} GB"


class Database:
    """A PostgreSQL cluster in a folder, without a network; not as root, which it refuses."""

    def __init__(self, scratch):
        versions = sorted(os.listdir("/usr/lib/postgresql"), key=int)
        self.programs = f"/usr/lib/postgresql/{versions[-1]}/bin"
        self.folder = tempfile.mkdtemp(prefix="whistle-postgres-", dir=temporary())
        self.user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
        else:
            self.user = []
        self._run("initdb", "-D", self.folder, "-U", "bench", "-A", "trust", "--no-locale", "-E", "UTF8")
        settings = f"-c listen_addresses= -c unix_socket_directories={self.folder}"
        self._run("pg_ctl", "-D", self.folder, "-o", settings, "-l", f"{self.folder}/log", "-w", "start")

    def _run(self, program, *words):
        run([*self.user, os.path.join(self.programs, program), *words], cwd=self.folder)

    def words(self, *words):
        return ["psql", "-h", self.folder, "-U", "bench", "-d", "postgres", "-qAt", "-v", "ON_ERROR_STOP=1", *words]

    def close(self):
        self._run("pg_ctl", "-D", self.folder, "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)


@dataclass
class Run:
    seconds: float
    processor: float
    megabytes: int


def timed(words, stdin=None, finds=False):
    """A whole process, from its start to its end: elapsed and processor seconds, most memory.

    The memory is that of this program at least, which the process was before it became its own."""
    with open(stdin or os.devnull, "rb") as source:
        start = time.perf_counter()
        child = subprocess.Popen(
            words, stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        said = child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
        elapsed = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in ((0, 1) if finds else (0,)):
        sys.exit(f"{' '.join(map(str, words))}: exit {child.returncode}\n{said.decode()[-2000:]}")
    return Run(elapsed, usage.ru_utime + usage.ru_stime, usage.ru_maxrss >> 10)

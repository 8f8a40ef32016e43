"""Many at once: sixteen writers, readers beside them, and segments that roll under both."""

import subprocess
import threading

WRITERS = 16
RECORDS = 12


def writers_and_readers(book, table):
    home = book.home()
    acknowledged, failed, over = set(), [], threading.Event()
    lock = threading.Lock()

    def write(writer):
        for number in range(RECORDS):
            name = f"w{writer}x{number}"
            done = book.run(book.record(name) + ["--segment-size", "4096"], home)
            with lock:
                if done.returncode == 0:
                    acknowledged.add(name)
                else:
                    failed.append(f"a writer ends with {done.returncode}: {done.stdout.decode()[:200]}")

    def read(arguments):
        while not over.is_set():
            done = book.run(arguments, home)
            with lock:
                table.count(" ".join(arguments), "while sixteen write and segments roll",
                            None if done.returncode == 0 else done.stdout.decode()[:200])

    readers = [threading.Thread(target=read, args=(a,)) for a in (
        ["verify"], ["board"], ["replay", "--format", "json"])]
    writers = [threading.Thread(target=write, args=(n,)) for n in range(WRITERS)]
    for thread in readers + writers:
        thread.start()
    for thread in writers:
        thread.join()
    over.set()
    for thread in readers:
        thread.join()
    counts = book.identifiers(home)
    missing = [name for name in acknowledged if counts[name] != 1]
    reason = (failed or [None])[0] or (f"{len(missing)} are missing or there twice" if missing else None)
    reason = reason or book.wrong(home, book.record("q1"), {"q1"}, None)
    table.count(f"{WRITERS} writers, {len(acknowledged)} records", "all at once", reason)

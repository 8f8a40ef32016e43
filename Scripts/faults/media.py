"""Faults of the medium: no room, a clock that jumps, sectors that rot or are written to the wrong place."""

import json
import os
import random
import subprocess

SECTOR = 512


def full_disk(book, table):
    """A small tmpfs that fills up, then has room again."""
    disk = os.path.join(book.dir, "disk")
    os.makedirs(disk, exist_ok=True)
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=512k", "none", disk])
    if mounted.returncode != 0:
        raise PermissionError("no tmpfs can be mounted here")
    try:
        home = book.home(os.path.join(disk, "home"))
        acknowledged, refused = set(), 0
        for number in range(2000):
            name = f"f{number}"
            done = book.run(book.record(name), home)
            if done.returncode == 0:
                acknowledged.add(name)
            else:
                refused += 1
                if done.returncode != 2:
                    table.count("record", "a full disk", f"ends with {done.returncode}")
            if refused >= 3:
                break
        subprocess.run(["mount", "-o", "remount,size=4m", disk], check=True)
        counts = book.identifiers(home)
        missing = [name for name in acknowledged if counts[name] != 1]
        reason = f"{len(missing)} acknowledged are missing" if missing else None
        reason = reason or (None if refused else "the disk never filled up")
        reason = reason or book.wrong(home, book.record("q1"), {"q1"}, None)
        table.count(f"{len(acknowledged)} records", "a full disk, then room again", reason)
    finally:
        subprocess.run(["umount", disk], check=True)


def jumping_clock(book, table):
    """The clock is set forth and back: the book takes nothing in before what it took in last."""
    home = book.home()
    for number, now in enumerate(("2026-08-01", "2026-03-01", "2026-09-01", "2025-01-01", "2026-02-01")):
        done = book.run(book.record(f"c{number}")[:-2] + ["--now", now], home)
        table.count("record", "a clock that jumps",
                    None if done.returncode in (0, 2) else done.stdout.decode()[:200])
    times = [json.loads(line)["recordedtime"] for line in book.bytes(home).splitlines()]
    reason = None if times == sorted(times) else "recordedtime runs backwards"
    table.count("the book", "a clock that jumps", reason or book.wrong(
        home, book.record("q1"), {"q1"}, None))


def rotten_sectors(book, table, rounds):
    """What the disk gives back differs from what was written: the signed root must not lead to it."""
    home = book.home()
    book.run(["append", book.batch, "--history", "--segment-size", "8192"], home)
    book.run(["checkpoint", "--origin", "example.org/faults", "--sign",
              f"'{os.path.dirname(os.path.dirname(os.path.abspath(__file__)))}/sign-openssl' '{book.key}'"],
             home)
    events = os.path.join(home, "events")
    names = sorted(n for n in os.listdir(events) if n.endswith(".jsonl"))
    whole = {name: open(os.path.join(events, name), "rb").read() for name in names}
    chance = random.Random(1)
    kinds = {"a rotten sector": rot, "a lost write": lose, "a misdirected write": misdirect}
    for turn in range(rounds):
        kind = list(kinds)[turn % len(kinds)]
        name, damaged = kinds[kind](whole, names, chance)
        if damaged == whole[name]:
            continue
        path = os.path.join(events, name)
        with open(path, "wb") as file:
            file.write(damaged)
        done = book.run(["verify"], home)
        table.count("verify", kind, None if done.returncode == 1
                    else f"{name}: verify ends with {done.returncode}")
        with open(path, "wb") as file:
            file.write(whole[name])
    done = book.run(["verify"], home)
    table.count("verify", "none", None if done.returncode == 0 else "the whole book does not verify")


def sector(whole, names, chance):
    name = chance.choice(names)
    return name, chance.randrange((len(whole[name]) + SECTOR - 1) // SECTOR) * SECTOR


def rot(whole, names, chance):
    name, start = sector(whole, names, chance)
    content = bytearray(whole[name])
    for _ in range(chance.randint(1, 8)):
        place = min(start + chance.randrange(SECTOR), len(content) - 1)
        content[place] ^= 1 << chance.randrange(8)
    return name, bytes(content)


def lose(whole, names, chance):
    name, start = sector(whole, names, chance)
    content = whole[name]
    end = min(start + SECTOR, len(content))
    return name, content[:start] + bytes(end - start) + content[end:]


def misdirect(whole, names, chance):
    name, start = sector(whole, names, chance)
    other, there = sector(whole, names, chance)
    moved = whole[other][there:there + SECTOR]
    content = whole[name]
    return name, (content[:start] + moved + content[start + len(moved):])[:len(content)]

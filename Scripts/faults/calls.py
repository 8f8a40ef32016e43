"""Faults of the system calls that touch the home: a kill and each error, at each call; short reads and
writes throughout."""

import os
import re
import shutil
import subprocess

CALLS = ("openat,read,pread64,write,pwrite64,fsync,fdatasync,ftruncate,rename,renameat,renameat2,link,"
         "linkat,unlink,unlinkat,mkdir,mkdirat,flock,newfstatat,getdents64,chmod,fchmod,fchmodat,close,"
         "mmap")
# What can fail for want of space, or since nothing may be written.
WRITING = {"write", "pwrite64", "ftruncate", "rename", "renameat", "renameat2", "link", "linkat",
           "unlink", "unlinkat", "mkdir", "mkdirat", "fsync", "fdatasync", "chmod", "fchmod",
           "fchmodat", "openat"}


def faults_of(call):
    yield "killed", "signal=KILL"
    # An error of close that is injected leaves the file open, which Linux never does.
    if call in ("flock", "close"):
        return
    yield "EIO", "error=EIO"
    if call in WRITING:
        yield "ENOSPC", "error=ENOSPC"
        yield "EROFS", "error=EROFS"


def calls_on(book, home, arguments):
    """The calls of the first thread that touch the home, from the first on that is to fail: name, which of
    its kind."""
    trace = os.path.join(book.dir, "trace")
    subprocess.run(
        ["strace", "-f", "-y", "-qq", "-e", "trace=" + CALLS, "-o", trace]
        + book.command(arguments, home), capture_output=True)
    counts, result, main, begun = {}, [], None, False
    with open(trace, errors="replace") as file:
        for line in file:
            match = re.match(r"(\d+) +(\w+)\(", line)
            if not match:
                continue
            main = main or match[1]
            if match[1] != main:
                continue
            counts[match[2]] = counts.get(match[2], 0) + 1
            begun = begun or book.first_named in line
            if begun and (home in line or book.vault + "/" in line):
                result.append((match[2], counts[match[2]]))
    return result


def expected_of(book, arguments):
    """The ids that a work adds where nothing fails."""
    home = book.home()
    before = set(book.identifiers(home))
    done = book.run(arguments, home)
    assert done.returncode == 0, done.stdout.decode()
    return set(book.identifiers(home)) - before


def each_call(book, table, every):
    """Every so many-th of the faults; 1 for all."""
    if not shutil.which("strace"):
        raise FileNotFoundError("there is no strace")
    turn = 0
    for name, arguments in book.works():
        expected = expected_of(book, arguments)
        for call, occurrence in calls_on(book, book.home(), arguments):
            for fault, injection in faults_of(call):
                turn += 1
                # Directories are read seldom, and a list that is cut short does most harm.
                if turn % every and call != "getdents64":
                    continue
                home = book.home()
                done = book.run(arguments, home, before=[
                    "strace", "-f", "-qq", "-o", "/dev/null",
                    "-e", f"inject={call}:{injection}:when={occurrence}"])
                reason = book.wrong(home, arguments, expected, None if fault == "killed" else done)
                table.count(name, fault, reason and f"{call} {occurrence}: {reason}")


def short_transfers(book, table):
    here = os.path.dirname(os.path.abspath(__file__))
    shim = os.path.join(book.dir, "short.so")
    compiler = shutil.which("clang") or shutil.which("cc")
    subprocess.run([compiler, "-shared", "-fPIC", "-o", shim, os.path.join(here, "short.c"), "-ldl"],
                   check=True)
    for name, arguments in book.works():
        expected = expected_of(book, arguments)
        home = book.home()
        done = book.run(arguments, home, env={"LD_PRELOAD": shim})
        reason = book.wrong(home, arguments, expected, done)
        if done.returncode != 0:
            reason = f"ends with {done.returncode}: {done.stdout.decode()[:200]}"
        table.count(name, "short reads and writes", reason)

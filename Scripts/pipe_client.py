#!/usr/bin/env python3
"""Records events and asks questions through `whistle pipe` or a socket of `whistle serve-socket`.

    pipe_client.py [--socket PATH | --home DIR] < LINES

LINES are commands and questions, one JSON object a line. As many as WINDOW are under way at a time; the
answers come in their order. The exit status is 0 where all were taken, else 1.
"""

import argparse
import json
import os
import socket
import subprocess
import sys

WINDOW = 32


def connect(options):
    """Two streams of lines: one to write commands to, one to read answers from."""
    if options.socket:
        peer = socket.socket(socket.AF_UNIX)
        peer.connect(options.socket)
        stream = peer.makefile("rwb", buffering=1 << 16)
        return stream, stream
    program = [os.environ.get("WHISTLE", "whistle"), "--home", options.home, "pipe"]
    process = subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    return process.stdin, process.stdout


def exchange(commands, writer, reader):
    """The answer to each command, in order."""
    under_way = 0
    for command in commands:
        if under_way == WINDOW:
            writer.flush()
            yield json.loads(reader.readline())
            under_way -= 1
        writer.write(json.dumps(command, ensure_ascii=False).encode() + b"\n")
        under_way += 1
    writer.flush()
    for _ in range(under_way):
        yield json.loads(reader.readline())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--socket")
    parser.add_argument("--home", default=".")
    writer, reader = connect(parser.parse_args())
    commands = (json.loads(line) for line in sys.stdin if line.strip())
    refused = 0
    for answer in exchange(commands, writer, reader):
        refused += not answer["ok"]
        print(json.dumps(answer, ensure_ascii=False))
    sys.exit(1 if refused else 0)


if __name__ == "__main__":
    main()

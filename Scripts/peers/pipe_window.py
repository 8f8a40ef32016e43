"""Hands commands to `whistle pipe`, so many at a time without an answer; all must be taken.

    pipe_window.py WHISTLE HOME OUTSTANDING FILE
"""

import subprocess
import sys

whistle, home, outstanding, path = sys.argv[1:]
with open(path, "rb") as lines:
    commands = lines.readlines()
pipe = subprocess.Popen(
    [whistle, "--home", home, "pipe"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
)
for start in range(0, len(commands), int(outstanding)):
    group = commands[start : start + int(outstanding)]
    pipe.stdin.write(b"".join(group))
    pipe.stdin.flush()
    for _ in group:
        answer = pipe.stdout.readline()
        if b'"ok":true' not in answer:
            sys.exit(answer.decode())
pipe.stdin.close()
sys.exit(pipe.wait())

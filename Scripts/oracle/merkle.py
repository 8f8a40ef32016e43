"""The RFC 6962 root of a book's lines in base64, straight from section 2.1 of the RFC.

    merkle.py EVENTS-DIRECTORY
"""

import base64
import glob
import hashlib
import sys


def root(leaves):
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    split = 1 << ((len(leaves) - 1).bit_length() - 1)
    return hashlib.sha256(b"\x01" + root(leaves[:split]) + root(leaves[split:])).digest()


lines = []
for name in sorted(glob.glob(sys.argv[1] + "/*.jsonl")):
    with open(name, "rb") as file:
        lines += file.read().split(b"\n")[:-1]
print(base64.b64encode(root(lines)).decode())

#!/usr/bin/env python3
"""Checks a dossier of 'whistle prove --case' by Python and OpenSSL 3 alone: that each line stands in the
signed book, that the events of the case, and of each of the rules, calendars and units here, are whole up to
the last one here, and, where the key is given, the signature. Which state the lines lead to, only whistle derives.
    verify_dossier.py DOSSIER [VERIFIER-KEY]
"""
import base64, hashlib, json, os, subprocess, sys, tempfile


def check(holds, what):
    if not holds:
        sys.exit("does not hold: " + what)

def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()

def root(node, index, last, proof):  # RFC 9162, 2.1.3.2
    for other in map(base64.b64decode, proof):
        check(last > 0, "a proof is too long")
        right = index & 1 or index == last
        node = sha(b"\1", other, node) if right else sha(b"\1", node, other)
        while right and index and not index & 1:
            index, last = index >> 1, last >> 1
        index, last = index >> 1, last >> 1
    check(last == 0, "a proof is too short")
    return node

def is_signed(text, signatures, key):  # C2SP signed-note
    name, number, public = key[0], key[1], base64.b64decode(key[2])
    check(public[0] == 1 and sha(name.encode(), b"\n", public)[:4].hex() == number, "this is no verifier key")
    own = [base64.b64decode(line.split(" ")[2]) for line in signatures if line.split(" ")[1] == name]
    der = bytes.fromhex("302a300506032b6570032100") + public[1:]
    with tempfile.TemporaryDirectory() as place:
        parts = der, text, b"".join(line[4:] for line in own if line[:4].hex() == number)
        for part, content in zip("kts", parts):
            open(os.path.join(place, part), "wb").write(content)
        words = "openssl pkeyutl -verify -pubin -keyform DER -rawin -inkey k -in t -sigfile s".split()
        return name == text.decode().split("\n")[0] and not subprocess.run(words, cwd=place, capture_output=True).returncode

dossier = json.load(open(sys.argv[1], encoding="utf-8"))
text, _, signatures = dossier["checkpoint"].rpartition("\n\n")
origin, size, top = text.split("\n")[:3]
for line in dossier["events"] + dossier["reference"]:
    leaf = sha(b"\0", line["line"].encode())
    found = root(leaf, line["sequence"] - 1, int(size) - 1, line["proof"])
    check(0 < line["sequence"] <= int(size) and found == base64.b64decode(top), f"line {line['sequence']} in the book")
events = [json.loads(line["line"]) for line in dossier["events"]]
check(all(event["subject"] == dossier["case"] for event in events), "that all events are of the case")
check([event["caseseq"] for event in events] == list(range(1, len(events) + 1)) != [], "that no event is missing")
last = {}
for event in (json.loads(line["line"]) for line in dossier["reference"]):
    check(event["caseseq"] == last.get(event["subject"], 0) + 1, f"that no event of {event['subject']} is missing")
    last[event["subject"]] = event["caseseq"]
if len(sys.argv) > 2:
    check(is_signed((text + "\n").encode(), signatures.splitlines(), sys.argv[2].split("+", 2)), "the signature")
print(dossier["case"], len(events), "events of", origin, size, "signed" if len(sys.argv) > 2 else "(signature not checked)")

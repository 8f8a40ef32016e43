#!/bin/sh
# Holds the program and the reference model against each other over one random book.
#
#   compare.sh WHISTLE SEED EVENTS [NOW]
#
# Three readings (an early, a middle and a late now; NOW, where given, is a fourth). Prints
# the first case that differs with key paths, both values and the case's lines, and exits 1;
# exits 2 where something could not run. READINGS=1 also compares --as-of and --to-sequence.
# Then every field of the scoreboards of several periods and nows, by compare_scoreboard.py.
set -eu
whistle=$1 seed=$2 events=$3 now=${4:-}
here=$(cd "$(dirname "$0")" && pwd)
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT INT TERM

python3 "$here/randombook.py" "$seed" "$events" > "$home/book.jsonl"
"$whistle" --home "$home" append --history "$home/book.jsonl" > "$home/append.out" 2> "$home/append.err" || {
    echo "seed $seed: append failed:" >&2; cat "$home/append.err" >&2; exit 2; }

python3 - "$whistle" "$here/model.py" "$home" "$seed" "$now" "${READINGS:-}" <<'PYTHON'
import glob, json, subprocess, sys
from datetime import datetime, timedelta

whistle, model, home, seed, extra, readings = sys.argv[1:]
lines = [json.loads(line) for name in sorted(glob.glob(home + "/events/*.jsonl")) for line in open(name)]
times = sorted(datetime.fromisoformat(line["time"]) for line in lines)
at = lambda share: times[int(share * (len(times) - 1))].isoformat()
# The first two fall exactly on an event; the last leaves time for what is open to fall due.
cuts = [["--now", at(0.3)], ["--now", at(0.65)], ["--now", (times[-1] + timedelta(days=20)).isoformat()]]
cuts += [["--now", extra]] if extra else []
if readings:
    cuts += [["--as-of", at(0.5)], ["--as-of", at(0.5), "--now", at(0.8)],
             ["--now", at(0.9), "--to-sequence", str(len(lines) * 2 // 3)]]


def output(command):
    ran = subprocess.run(command, capture_output=True, text=True)
    if ran.returncode != 0:
        sys.exit(print(" ".join(command) + "\n" + ran.stderr, file=sys.stderr) or 2)
    return [json.loads(line) for line in ran.stdout.splitlines()]


def differences(path, ours, theirs):
    """(key path, program's value, model's value), lists of timers told apart by timer and run."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in sorted(ours.keys() | theirs.keys()):
            yield from differences(f"{path}.{key}", ours.get(key, "(absent)"), theirs.get(key, "(absent)"))
    elif isinstance(ours, list) and isinstance(theirs, list):
        name = lambda t: f"{t['timer']}#{t['run']}"
        if [name(t) for t in ours] != [name(t) for t in theirs]:
            yield path + " (rows)", " ".join(map(name, ours)), " ".join(map(name, theirs))
        a, b = {name(t): t for t in ours}, {name(t): t for t in theirs}
        for key in a.keys() & b.keys():
            yield from differences(f"{path}[{key}]", a[key], b[key])
    elif ours != theirs or type(ours) is not type(theirs):
        yield path, ours, theirs


for cut in cuts:
    ours = output([whistle, "--home", home] + cut + ["cases", "--format", "jsonl"])
    theirs = output([sys.executable, model, "--home", home] + cut)
    label = f"seed {seed}, {' '.join(cut)}"
    if [c["case"] for c in ours] != [c["case"] for c in theirs]:
        print(f"{label}: other cases or another order:", [c["case"] for c in ours], [c["case"] for c in theirs])
        sys.exit(1)
    differing = [(a, b) for a, b in zip(ours, theirs) if list(differences("", a, b))]
    if differing:
        case = differing[0][0]["case"]
        print(f"{label}: {len(differing)} of {len(ours)} cases differ; the first is {case}")
        for path, a, b in differences("", *differing[0]):
            print(f"  {path}\n    program {json.dumps(a, ensure_ascii=False)}\n    model   {json.dumps(b, ensure_ascii=False)}")
        for line in lines:
            if line["subject"] == case:
                print("  " + json.dumps({k: line[k] for k in ("sequence", "type", "time", "source", "data")}, ensure_ascii=False))
        for line in lines:
            if line["type"] in ("rules.adopted", "calendar.adopted"):
                data = line["data"]
                short = {k: data[k] for k in ("effective", "scope", "calendar", "year") if k in data}
                print("  " + json.dumps({"sequence": line["sequence"], "type": line["type"], "time": line["time"], **short}))
        sys.exit(1)
print(f"seed {seed}: {len(lines)} events, {len(theirs)} cases, {sum(len(c['timers']) for c in theirs)} timers, {len(cuts)} readings alike")
PYTHON

python3 "$here/compare_scoreboard.py" "$whistle" "$home" "seed $seed"

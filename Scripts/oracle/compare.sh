#!/bin/sh
# Holds the program and the reference model against each other over one random book: cases,
# anomalies, scoreboards, disclosures and sweeps.
#
#   compare.sh WHISTLE SEED EVENTS [NOW]
#
# Each part prints the first difference and exits 1; exits 2 where something could not run.
# NOW is one more now for the cases, READINGS=1 also compares --as-of and --to-sequence.
set -eu
whistle=$1 seed=$2 events=$3 now=${4:-}
here=$(cd "$(dirname "$0")" && pwd)
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT INT TERM

python3 "$here/randombook.py" "$seed" "$events" > "$home/book.jsonl"
"$whistle" --home "$home" append --history "$home/book.jsonl" > "$home/append.out" 2> "$home/append.err" || {
    echo "seed $seed: append failed:" >&2; cat "$home/append.err" >&2; exit 2; }

python3 "$here/compare_cases.py" "$whistle" "$home" "seed $seed" $now
for part in anomalies scoreboard disclosure sweep; do       # the sweeps last: they write
    python3 "$here/compare_$part.py" "$whistle" "$home" "seed $seed"
done

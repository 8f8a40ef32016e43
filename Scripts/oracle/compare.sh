#!/bin/sh
# Holds the program and the reference model against each other over one random book: cases,
# anomalies, scoreboards, disclosures and sweeps.
#
#   compare.sh WHISTLE SEED EVENTS [NOW]
#
# Of a part that differs the first difference is printed over the smallest book that still differs,
# with its lines; exits 1 then, and 2 where something could not run.
# NOW is one more now for the cases, READINGS=1 also compares --as-of and --to-sequence.
set -eu
whistle=$1 seed=$2 events=$3 now=${4:-}
here=$(cd "$(dirname "$0")" && pwd)
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT INT TERM

python3 "$here/randombook.py" "$seed" "$events" > "$home/book.jsonl"
"$whistle" --home "$home" append --history "$home/book.jsonl" > "$home/append.out" 2> "$home/append.err" || {
    echo "seed $seed: append failed:" >&2; cat "$home/append.err" >&2; exit 2; }

# The sweeps last: they write.
for part in cases anomalies scoreboard disclosure sweep; do
    also=; [ $part != cases ] || also=$now
    python3 "$here/compare_$part.py" "$whistle" "$home" "seed $seed" $also > "$home/said" || {
        status=$?
        [ $status -eq 1 ] || { cat "$home/said"; exit $status; }
        # What was found stands even where the search for less of it finds nothing.
        python3 "$here/shrink.py" "$whistle" $part "seed $seed" "$home/book.jsonl" $also || {
            [ $? -eq 1 ] || cat "$home/said"; }
        exit 1; }
    cat "$home/said"
done

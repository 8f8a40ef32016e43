#!/usr/bin/env bash
# Folds a book in shards, with as many processes as the machine has processors, and prints the digest of
# the whole: the same bytes as 'whistle replay', 'board', 'assess' and 'reproject' give on one.
#
#   reproject.sh --home DIR --shards N --out DIR [--now T] [--rules RULES]… [--period P]… [--jobs N]
#
# WHISTLE names the program, else it is looked for in PATH. What has failed leaves no manifest in DIR/whole.
set -euo pipefail

usage() { sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0" >&2; exit 2; }

whistle=${WHISTLE:-whistle} home= shards= out= now= jobs=$(nproc) options=() periods=()
while [ $# -gt 0 ]; do
  [ $# -gt 1 ] || usage
  case $1 in
    --home) home=$2 ;;
    --shards) shards=$2 ;;
    --out) out=$2 ;;
    --now) now=$2 ;;
    --jobs) jobs=$2 ;;
    --rules) options+=(--rules "$2") ;;
    --period) periods+=(--period "$2") ;;
    *) usage ;;
  esac
  shift 2
done
[ -n "$home" ] && [ -n "$shards" ] && [ -n "$out" ] || usage
# One instant for all shards, whenever each of them begins.
[ -n "$now" ] || now=$(date -u +%Y-%m-%dT%H:%M:%SZ)

mkdir -p "$out"
rm -rf "$out/links" "$out/pieces" "$out/shards" "$out/whole"
mkdir -p "$out/links" "$out/pieces" "$out/shards"
export whistle home now out shards

# A task that fails is said by itself; xargs then ends with 123, and so does this.
segments() { find "$home/events" -maxdepth 1 -type f -name '*.jsonl' -print0 | sort -z; }
each() { xargs -0 -r -P "$jobs" -n 1 bash -euo pipefail -c "$1" task "${@:2}"; }

segments | each '
  name=$(basename "$1")
  "$whistle" split --merges-only "$1" > "$out/links/$name.part"
  mv "$out/links/$name.part" "$out/links/$name"'
cat "$out"/links/*.jsonl > "$out/links.jsonl"

segments | each '"$whistle" split --links "$out/links.jsonl" --shards "$shards" --out "$out/pieces" "$1"'

# xargs puts the number of the shard behind the options.
seq 0 $((shards - 1)) | tr '\n' '\0' | xargs -0 -P "$jobs" -I '{}' \
  "$whistle" --home "$home" project --pieces "$out/pieces" --shard '{}' --out "$out/shards/{}" --now "$now" \
  "${options[@]}" "${periods[@]}"

"$whistle" --home "$home" combine --pieces "$out/pieces" --results "$out/shards" --out "$out/whole" \
  "${options[@]}"

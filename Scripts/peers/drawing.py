"""The table, the figures and the drawing of a measurement."""

import json
import os
import resource

LABELS = {
    "fold": "Trivial fold: last type, count and last time of each subject",
    "replay": "Replay: every check, guard and timer",
    "questions": "Daily questions, with a snapshot",
    "verify": "Verification",
    "start": "Start-up, a hundred times, by one shell",
    "append": "Append, durable",
    "import": "Import",
    "export": "Export",
}


def write(folder, machine, measures, growth):
    os.makedirs(folder, exist_ok=True)
    text = table(machine, measures, growth)
    print(text)
    save(folder, "bench.md", text)
    save(folder, "bench.svg", svg(measures, growth))
    figures = {
        "machine": machine,
        "measures": [
            {"group": one.group, "name": one.name, "peer": one.peer, "seconds": one.seconds,
             "megabytes": max(run.megabytes for run in one.runs), "events": one.events or None}
            for one in measures
        ],
        "growth": [
            {"events": row[0], "board": row[1], "megabytes": row[2], "duckdb": row[3]}
            for row in growth
        ],
    }
    save(folder, "bench.json", json.dumps(figures, indent=2, ensure_ascii=False) + "\n")


def save(folder, name, text):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        file.write(text)


def table(machine, measures, growth):
    named = {one.name: one for one in measures}
    lines = [machine, ""]
    for group in dict.fromkeys(one.group for one in measures):
        lines += [
            f"{LABELS[group]}", "",
            "| | least | median | most | processor | MB | to its peer |", "|---|---|---|---|---|---|---|",
        ]
        for one in (one for one in measures if one.group == group):
            processor = min(run.processor for run in one.runs)
            memory = max(run.megabytes for run in one.runs)
            memory = memory if memory > own_memory() else "–"
            lines.append(
                f"| {label(one)} | {one.least:.3f} s | {one.median:.3f} s | {max(one.seconds):.3f} s "
                f"| {processor:.3f} s | {memory} | {ratio(one, named)} |")
        lines.append("")
    if growth:
        lines += ["| events | board, no snapshot | MB | an event, to the least | DuckDB's fold |",
                  "|---|---|---|---|---|"]
        best = min(row[1] / row[0] for row in growth)
        for events, seconds, megabytes, fold in growth:
            lines.append(
                f"| {events:,} | {seconds:.2f} s | {megabytes} | {seconds / events / best:.2f} "
                f"| {fold:.2f} s |")
        lines.append("")
    return "\n".join(lines)


def label(one):
    return f"{one.name}, {one.events:,} events" if one.events else one.name


def own_memory():
    """A process reads as large as the program that started it, in megabytes."""
    return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10) + 1


def ratio(one, named):
    """Its least time to its peer's; of a sample not, for starting up counts too much in it."""
    if not one.peer or one.events:
        return ""
    return f"{one.least / named[one.peer].least:.2f} of {one.peer}"


# The drawing: a bar for each median, least and most as a line across its end

WIDTH, LEFT, STEP = 720, 230, 18


def svg(measures, growth):
    rows, height = [], 30
    for group in dict.fromkeys(one.group for one in measures):
        own = [one for one in measures if one.group == group]
        most = max(max(one.seconds) for one in own)
        rows.append(f'<text x="10" y="{height}" class="group">{LABELS[group]} (s)</text>')
        for one in own:
            height += STEP
            rows.append(bar(one, height, (WIDTH - LEFT - 70) / most))
        height += STEP * 2
    if growth:
        rows.append(grown(growth, height))
        height += 220
    style = (
        "text{font:11px sans-serif;fill:#222}.group{font-weight:bold}.own{fill:#2563a8}"
        ".peer{fill:#a8b3bf}path{stroke:#222;fill:none}.line{stroke:#2563a8;stroke-width:2}"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">'
        f"<title>Times of the program and of its peers</title><style>{style}</style>"
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>{"".join(rows)}</svg>\n'
    )


PEERS = (
    "simdjson", "duckdb", "polars", "eventsourcing", "postgresql", "cat", "openssl", "write",
    "one case by grep", "a hundred starts of a C program",
)


def bar(one, y, scale):
    kind = "peer" if one.name.startswith(PEERS) else "own"
    least, most = LEFT + one.least * scale, LEFT + max(one.seconds) * scale
    return (
        f'<text x="{LEFT - 6}" y="{y}" text-anchor="end">{label(one)}</text>'
        f'<rect class="{kind}" x="{LEFT}" y="{y - 9}" width="{one.median * scale:.1f}" height="11"/>'
        f'<path d="M{least:.1f} {y - 3.5}H{most:.1f}"/>'
        f'<text x="{most + 5:.1f}" y="{y}">{one.median:.2f}</text>'
    )


def grown(growth, top):
    """Microseconds an event over the size of the book."""
    most = max(row[1] / row[0] for row in growth) * 1.2
    largest = growth[-1][0]
    place = [
        (LEFT + (WIDTH - LEFT - 70) * row[0] / largest, top + 170 - 150 * row[1] / row[0] / most)
        for row in growth
    ]
    marks = "".join(
        f'<text x="{x:.1f}" y="{y - 6:.1f}" text-anchor="middle">{row[1] / row[0] * 1e6:.2f}</text>'
        f'<text x="{x:.1f}" y="{top + 186}" text-anchor="middle">{row[0] / 1e6:g}</text>'
        for (x, y), row in zip(place, growth)
    )
    line = "L".join(f"{x:.1f} {y:.1f}" for x, y in place)
    return (
        f'<text x="10" y="{top}" class="group">Board without a snapshot, microseconds an event, '
        f"by millions of events</text>"
        f'<path class="line" d="M{line}"/><path d="M{LEFT} {top + 172}H{WIDTH - 60}"/>{marks}'
    )

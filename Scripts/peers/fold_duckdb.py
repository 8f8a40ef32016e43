"""The trivial fold by DuckDB: last type, number of events and last time of each subject, and no more.

    fold_duckdb.py THREADS SEGMENT...
"""

import sys

import duckdb

import answer

threads, segments = sys.argv[1], sys.argv[2:]
connection = duckdb.connect(config={"threads": threads})
columns = {
    name: "VARCHAR"
    for name in ("specversion", "id", "source", "type", "subject", "time", "sequence")
}
rows = connection.execute(
    """
    WITH lines AS (
      SELECT subject, type, time, sequence
      FROM read_json($1, format = 'newline_delimited', columns = $2)),
    subjects AS (
      SELECT arg_max(type, sequence) AS type, count(*) AS events, arg_max(time, sequence) AS last
      FROM lines GROUP BY subject)
    SELECT type, count(*), sum(events), sum(epoch_us(CAST(last AS TIMESTAMPTZ)) // 1000000)
    FROM subjects GROUP BY type
    """,
    [segments, columns | {"data": "JSON"}],
).fetchall()
answer.show(rows)

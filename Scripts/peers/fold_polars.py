"""The trivial fold by polars: last type, number of events and last time of each subject, and no more.

    fold_polars.py SEGMENT...
"""

import sys

import polars as pl

import answer

names = ("specversion", "id", "source", "type", "subject", "time", "sequence")
lines = pl.scan_ndjson(
    sys.argv[1:], schema={name: pl.String for name in names}, ignore_errors=True
).select("subject", "type", "time")
subjects = lines.group_by("subject").agg(
    pl.col("type").last(), pl.len().alias("events"), pl.col("time").last()
)
rows = (
    subjects.with_columns(
        pl.col("time").str.to_datetime(time_unit="us", time_zone="UTC").dt.epoch("us")
        // 1_000_000
    )
    .group_by("type")
    .agg(pl.len(), pl.col("events").sum(), pl.col("time").sum())
    .collect(engine="streaming")
    .rows()
)
answer.show((kind, subjects, events, times) for kind, subjects, events, times in rows)

"""The number of events of each subject, by DuckDB.

    count_duckdb.py SEGMENT...
"""

import json
import sys

import duckdb

rows = duckdb.sql(
    "SELECT subject, count(*) FROM read_json($1, format = 'newline_delimited',"
    " columns = {subject: 'VARCHAR'}) GROUP BY subject",
    params=[sys.argv[1:]],
).fetchall()
print(json.dumps(dict(rows)))

-- Views over the lines of a book, for DuckDB: SQL without an export. In the home directory:
--
--     duckdb -init Scripts/duckdb/book.sql
--     SELECT status, count(*) FROM cases GROUP BY status;
--
-- They read the book as it stands each time they are asked. What they say of a case is what its lines say one
-- after another: lines that break the table of SPEC §4, due times, calendars and rules they do not know. For those
-- there is `whistle export sql`. The lines hold titles and reasons, which exports leave out.

CREATE OR REPLACE VIEW events AS
SELECT CAST(sequence AS BIGINT) AS sequence, caseseq, subject, type, time, recordedtime AS recorded,
  ltrim(source, '/') AS source, coalesce(data->>'unit', ltrim(source, '/')) AS unit,
  authid AS actor, id, data
FROM read_json('events/*.jsonl', format = 'newline_delimited', columns = {
  id: 'VARCHAR', source: 'VARCHAR', type: 'VARCHAR', subject: 'VARCHAR', time: 'TIMESTAMPTZ',
  recordedtime: 'TIMESTAMPTZ', sequence: 'VARCHAR', caseseq: 'BIGINT', authtype: 'VARCHAR',
  authid: 'VARCHAR', data: 'JSON'});

-- What moves a case, and where to.
CREATE OR REPLACE VIEW moves AS
SELECT subject AS "case", sequence, time, type, CASE type
    WHEN 'case.registered' THEN 'registered' WHEN 'case.rejected' THEN 'rejected'
    WHEN 'case.merged' THEN 'merged' WHEN 'case.withdrawn' THEN 'withdrawn'
    WHEN 'case.dispatched' THEN 'dispatched' WHEN 'case.signed' THEN 'handling'
    WHEN 'case.resolved' THEN 'resolved' WHEN 'case.closed' THEN 'closed'
    WHEN 'case.suspended' THEN 'suspended' WHEN 'case.resumed' THEN 'resumed'
    WHEN 'case.verified' THEN 'handling' WHEN 'case.reopened' THEN 'handling'
    ELSE 'accepted' END AS status
FROM events
WHERE type IN ('case.registered', 'case.rejected', 'case.merged', 'case.withdrawn', 'case.dispatched',
    'case.signed', 'case.resolved', 'case.closed', 'case.suspended', 'case.resumed', 'case.reopened',
    'case.escalated', 'return.approved')
  OR type = 'case.accepted' AND data->>'corrects' IS NULL
  OR type = 'case.verified' AND data->>'pass' = 'false';

-- Cases with their last status. A pause ends with all that moves a case but acceptance and signature.
CREATE OR REPLACE VIEW cases AS
WITH last_move AS (
  SELECT "case", arg_max(status, sequence) AS status FROM moves
  WHERE status NOT IN ('suspended', 'resumed') GROUP BY "case"),
last_pause AS (
  SELECT "case", arg_max(status, sequence) AS status FROM moves
  WHERE type NOT IN ('case.accepted', 'case.signed') GROUP BY "case"),
registered AS (
  SELECT subject AS "case", arg_min(data, sequence) AS data, min(time) AS registered FROM events
  WHERE type = 'case.registered' GROUP BY subject)
SELECT r."case", r.data->>'title' AS title, r.data->>'matter' AS matter, r.data->>'place' AS place,
  r.data->>'channel' AS channel, r.data->>'urgency' AS urgency, r.registered,
  CASE WHEN p.status = 'suspended' THEN 'suspended' ELSE m.status END AS status
FROM registered r JOIN last_move m USING ("case") LEFT JOIN last_pause p USING ("case");

CREATE OR REPLACE VIEW dispatches AS
SELECT subject AS "case", row_number() OVER (PARTITION BY subject ORDER BY sequence) AS dispatch, time,
  unit AS "by", data->>'to' AS "to", CAST(data->>'due' AS TIMESTAMPTZ) AS due
FROM events WHERE type = 'case.dispatched';

-- Units that were called by whistles.
CREATE OR REPLACE VIEW calls AS
SELECT subject AS "case", time, data->>'kind' AS kind, unit AS "by", data->>'lead' AS lead,
  unnest(CAST(data->'call' AS VARCHAR[])) AS called
FROM events WHERE type = 'whistle.blown';

CREATE OR REPLACE VIEW cards AS
SELECT subject AS "case", time, data->>'level' AS level, data->>'unit' AS unit, data->>'timer' AS timer,
  data->>'cause' AS cause
FROM events WHERE type = 'supervision.issued';

CREATE OR REPLACE VIEW follow_ups AS
SELECT subject AS "case", time, CAST(data->>'reached' AS BOOLEAN) AS reached,
  CAST(data->>'solved' AS BOOLEAN) AS solved, CAST(data->>'satisfied' AS BOOLEAN) AS satisfied
FROM events WHERE type = 'case.followed';

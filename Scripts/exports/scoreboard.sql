-- The scoreboard of a period, of the tables of `whistle export sql`: a row a unit, rates and score in hundredths.
--
-- :begin and :end are the bounds of the period, :normal, :notice, :yellow and :red the points of the rules.
-- :groups are rows (place, name, response, solved, satisfied, onTime): the weights of each group in its order,
-- last those of a unit in none, whose name is NULL; :members are rows (place, tier or kind).
WITH weights (place, name, response, solved, satisfied, on_time) AS (VALUES :groups),
members (place, word) AS (VALUES :members),
live AS (SELECT * FROM cases WHERE NOT excluded),
-- A dispatch is answered by the case's contact where that is decided, else by its own signature.
dispatches AS (
  SELECT l."case", l.unit, l.returned, c.reached, c.solved, c.satisfied,
    CASE WHEN k.state IN ('met', 'late', 'overdue') THEN k.state
      WHEN s.state IN ('met', 'late', 'overdue') THEN s.state END AS answer
  FROM legs l
  JOIN live c ON c."case" = l."case"
  LEFT JOIN timers k ON k."case" = l."case" AND k.timer = 'contact'
  LEFT JOIN timers s ON s."case" = l."case" AND s.timer = 'sign' AND s.run = l.dispatch
  WHERE l.dispatch IS NOT NULL AND l.start >= :begin AND l.start < :end AND l.unit IS NOT NULL),
called AS (SELECT DISTINCT unit, "case", solved, satisfied FROM dispatches WHERE reached),
contributions (unit, figure, amount) AS (
  SELECT unit, 'dispatched', 1 FROM dispatches
  UNION ALL SELECT unit, 'asked', 1 FROM dispatches WHERE answer IS NOT NULL
  UNION ALL SELECT unit, 'responded', 1 FROM dispatches WHERE answer = 'met'
  UNION ALL SELECT unit, 'returned', 1 FROM dispatches WHERE returned
  UNION ALL SELECT unit, 'reached', 1 FROM called
  UNION ALL SELECT unit, 'solved', 1 FROM called WHERE solved
  UNION ALL SELECT unit, 'satisfied', 1 FROM called WHERE satisfied
  UNION ALL SELECT t.unit, f.figure, 1 FROM timers t
    JOIN live c ON c."case" = t."case"
    JOIN (SELECT 'due' AS figure UNION ALL SELECT 'onTime') f ON f.figure = 'due' OR t.state = 'met'
    WHERE t.timer = 'handle' AND t.due >= :begin AND t.due < :end AND t.unit IS NOT NULL
      AND t.state IN ('met', 'late', 'overdue')
  UNION ALL SELECT k.unit, 'points',
      CASE k.level WHEN 'notice' THEN :notice WHEN 'yellow' THEN :yellow WHEN 'red' THEN :red ELSE 0 END
    FROM cards k JOIN live c ON c."case" = k."case"
    WHERE k.issued >= :begin AND k.issued < :end AND k.unit IS NOT NULL
  UNION ALL SELECT holder, 'points', :normal FROM live
    WHERE closed >= :begin AND closed < :end AND holder IS NOT NULL
      AND cards_yellow = 0 AND cards_red = 0),
figures AS (
  SELECT c.unit, min(m.place) AS place,
    sum(CASE figure WHEN 'dispatched' THEN amount ELSE 0 END) AS dispatched,
    sum(CASE figure WHEN 'asked' THEN amount ELSE 0 END) AS asked,
    sum(CASE figure WHEN 'responded' THEN amount ELSE 0 END) AS responded,
    sum(CASE figure WHEN 'reached' THEN amount ELSE 0 END) AS reached,
    sum(CASE figure WHEN 'solved' THEN amount ELSE 0 END) AS solved,
    sum(CASE figure WHEN 'satisfied' THEN amount ELSE 0 END) AS satisfied,
    sum(CASE figure WHEN 'due' THEN amount ELSE 0 END) AS due,
    sum(CASE figure WHEN 'onTime' THEN amount ELSE 0 END) AS on_time,
    sum(CASE figure WHEN 'returned' THEN amount ELSE 0 END) AS returned,
    sum(CASE figure WHEN 'points' THEN amount ELSE 0 END) AS points
  FROM contributions c
  LEFT JOIN (SELECT u.unit, min(m.place) AS place FROM units u
    JOIN members m ON m.word = u.tier OR m.word = u.kind GROUP BY u.unit) m ON m.unit = c.unit
  WHERE amount <> 0 GROUP BY c.unit),
-- The weighted mean as one fraction: over the product of the rates' denominators.
weighed AS (
  SELECT f.*, w.name AS group_name, w.place AS seat,
    CASE WHEN asked > 0 THEN w.response ELSE 0 END AS w1,
    CASE WHEN reached > 0 THEN w.solved ELSE 0 END AS w2,
    CASE WHEN reached > 0 THEN w.satisfied ELSE 0 END AS w3,
    CASE WHEN due > 0 THEN w.on_time ELSE 0 END AS w4,
    CASE WHEN asked > 0 THEN asked ELSE 1 END AS d1,
    CASE WHEN reached > 0 THEN reached ELSE 1 END AS d2,
    CASE WHEN due > 0 THEN due ELSE 1 END AS d4
  FROM figures f
  JOIN weights w ON w.place = coalesce(f.place, (SELECT max(place) FROM weights))),
fractions AS (
  SELECT *, CAST(w1 * responded * d2 * d4 + (w2 * solved + w3 * satisfied) * d1 * d4
      + w4 * on_time * d1 * d2 AS BIGINT) AS part,
    CAST((w1 + w2 + w3 + w4) * d1 * d2 * d4 AS BIGINT) AS whole
  FROM weighed)
SELECT unit, dispatched, asked, responded, reached, solved, satisfied, due, on_time AS "onTime", returned,
  CASE WHEN asked > 0 THEN (20000 * responded + asked) / (2 * asked) END AS response,
  CASE WHEN reached > 0 THEN (20000 * solved + reached) / (2 * reached) END AS "solvedRate",
  CASE WHEN reached > 0 THEN (20000 * satisfied + reached) / (2 * reached) END AS "satisfiedRate",
  CASE WHEN due > 0 THEN (20000 * on_time + due) / (2 * due) END AS "onTimeRate",
  CASE WHEN dispatched > 0 THEN (20000 * returned + dispatched) / (2 * dispatched) END AS "returnRate",
  CASE WHEN whole > 0 THEN (20000 * part + whole) / (2 * whole) END AS score,
  points,
  CASE WHEN whole > 0 AND (group_name IS NOT NULL OR (SELECT count(*) FROM weights) = 1) THEN
    dense_rank() OVER (PARTITION BY seat ORDER BY CASE WHEN whole > 0
      THEN -CAST(part AS DOUBLE PRECISION) / whole ELSE 1 END) END AS rank,
  group_name AS "group"
FROM fractions

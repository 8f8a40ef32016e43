-- The board, of the tables of `whistle export sql`: a row a figure. :soon is now and a day.
SELECT 'cases' AS figure, '' AS name, count(*) AS count FROM cases
UNION ALL SELECT 'byStatus', status, count(*) FROM cases GROUP BY status
UNION ALL SELECT 'byTier', coalesce(tier, 'none'), count(*) FROM cases GROUP BY tier
UNION ALL SELECT 'overdue', timer, count(*) FROM timers WHERE state = 'overdue' GROUP BY timer
UNION ALL SELECT 'dueSoon', timer, count(*) FROM timers
  WHERE state = 'running' AND due <= :soon GROUP BY timer
UNION ALL SELECT 'cards', level, count(*) FROM cards WHERE state <> 'lifted' GROUP BY level
UNION ALL SELECT 'absent', unit, 1 FROM timers
  WHERE timer = 'answer' AND state = 'overdue' GROUP BY unit
UNION ALL SELECT 'sequence', '', max(sequence) FROM events

-- The days on which gifts are worth something: each close from their day to their expiry, and their
-- own day where it has no close and the deal states a value, or where there is no close from then on:
-- by the last one before.
SELECT g.deal_id, q.date AS priced_on, q.close AS price
FROM gift g
  JOIN quote q ON q.ticker = g.ticker AND q.date >= g.dated_on
    AND (g.expires_on IS NULL OR q.date <= g.expires_on)
UNION ALL
SELECT g.deal_id, g.dated_on, NULL
FROM gift g
WHERE g.stated IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM quote q WHERE q.ticker = g.ticker AND q.date = g.dated_on)
UNION ALL
SELECT g.deal_id, g.dated_on, max_by(q.close, q.date)
FROM gift g LEFT JOIN quote q ON q.ticker = g.ticker AND q.date < g.dated_on
WHERE g.stated IS NULL
  AND NOT EXISTS (SELECT 1 FROM quote q WHERE q.ticker = g.ticker AND q.date >= g.dated_on
    AND (g.expires_on IS NULL OR q.date <= g.expires_on))
GROUP BY g.deal_id, g.dated_on

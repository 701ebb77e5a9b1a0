-- The days on which an equity grant is valued: each close from its own day to its expiry; its own day
-- without a price if that day has no close and the deal states a value; and, if there is no close from
-- then on, its own day at the last close before.
SELECT g.deal_id, q.date AS priced_on, q.close AS price
FROM equity_grant g
  JOIN quote q ON q.ticker = g.ticker AND q.date >= g.dated_on
    AND (g.expires_on IS NULL OR q.date <= g.expires_on)
UNION ALL
SELECT g.deal_id, g.dated_on, NULL
FROM equity_grant g
WHERE g.stated IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM quote q WHERE q.ticker = g.ticker AND q.date = g.dated_on)
UNION ALL
SELECT g.deal_id, g.dated_on, max_by(q.close, q.date)
FROM equity_grant g LEFT JOIN quote q ON q.ticker = g.ticker AND q.date < g.dated_on
WHERE g.stated IS NULL
  AND NOT EXISTS (SELECT 1 FROM quote q WHERE q.ticker = g.ticker AND q.date >= g.dated_on
    AND (g.expires_on IS NULL OR q.date <= g.expires_on))
GROUP BY g.deal_id, g.dated_on

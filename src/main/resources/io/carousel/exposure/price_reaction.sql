-- How the price reacted to the announcement of an equity grant: the first close on or after that day
-- against the last close before it, both within :announcement_days; and how all other prices moved
-- between the same two days.
WITH around AS (
  SELECT g.deal_id, any_value(g.ticker) AS ticker,
    max_by(q.close, q.date) FILTER (WHERE q.date < g.dated_on) AS before,
    max(q.date) FILTER (WHERE q.date < g.dated_on) AS before_on,
    min_by(q.close, q.date) FILTER (WHERE q.date >= g.dated_on) AS after,
    min(q.date) FILTER (WHERE q.date >= g.dated_on) AS after_on
  FROM (
    SELECT deal_id, ticker, dated_on, explode(sequence(date_sub(dated_on, :announcement_days),
      date_add(dated_on, :announcement_days))) AS day
    FROM equity_grant
  ) g
    JOIN quote q ON q.ticker = g.ticker AND q.date = g.day
  GROUP BY g.deal_id
), pair AS (
  SELECT DISTINCT before_on, after_on FROM around
  WHERE before_on IS NOT NULL AND after_on IS NOT NULL
), market AS (
  -- The sum of integers does not depend on the order of rows. A rise of more than ten thousandfold is a
  -- price error and is capped.
  SELECT p.before_on, p.after_on, count(*) AS tickers,
    sum(CAST(rint(1e12D * least(CAST(n.close AS DOUBLE) / CAST(o.close AS DOUBLE) - 1, 1e4D))
      AS BIGINT)) AS changes
  FROM pair p
    JOIN quote o ON o.date = p.before_on AND o.close > 0
    JOIN quote n ON n.date = p.after_on AND n.ticker = o.ticker
  GROUP BY p.before_on, p.after_on
), moved AS (
  SELECT *, CAST(after AS DOUBLE) / CAST(before AS DOUBLE) - 1 AS change
  FROM around
  WHERE before > 0 AND after IS NOT NULL
)
SELECT m.deal_id, m.before, m.after, m.after_on, m.change,
  CASE WHEN k.tickers > 1
    THEN m.change - (k.changes / 1e12D - least(m.change, 1e4D)) / (k.tickers - 1) END AS abnormal
FROM moved m LEFT JOIN market k ON k.before_on = m.before_on AND k.after_on = m.after_on

-- The newest reported total of each side. For revenue, the newest that names customers, unless a
-- newer year has been reported since. A total of 0 has no shares.
WITH reported AS (
  SELECT CASE metric WHEN 'revenue' THEN 'customer' WHEN 'debt' THEN 'lender' ELSE metric END
      AS side,
    party_id, period, period_end, counterparty_id, converted_value AS amount
  FROM figure
  WHERE converted_value IS NOT NULL
    AND (metric IN ('backlog', 'debt') OR metric = 'revenue' AND period IN ('TTM', 'FY'))
), naming AS (
  SELECT DISTINCT side, party_id, period, period_end, true AS names
  FROM reported
  WHERE counterparty_id IS NOT NULL AND amount > 0
), candidate AS (
  SELECT r.*, coalesce(names, false) AS names,
    max(period_end) OVER (PARTITION BY side, party_id) AS newest
  FROM reported r LEFT JOIN naming USING (side, party_id, period, period_end)
  WHERE counterparty_id IS NULL
)
SELECT side, party_id, period, period_end, amount
FROM (
  SELECT *, row_number() OVER (PARTITION BY side, party_id
    ORDER BY side = 'customer' AND names AND period_end > add_months(newest, -11) DESC,
      period_end DESC, period DESC)
    AS nth
  FROM candidate
)
WHERE nth = 1 AND amount > 0

-- What a currency is worth on a day: units per USD by the last rate on or before it.
SELECT currency, date AS from_on,
  lead(date) OVER (PARTITION BY currency ORDER BY date) AS until_on, units_per_usd
FROM fx_rate
UNION ALL
SELECT 'USD', DATE'0001-01-01', NULL, CAST(1 AS DECIMAL(38,18))

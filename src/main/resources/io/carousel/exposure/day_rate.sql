-- The exchange rate of each currency and day needed: the last rate on or before the day, as units of
-- the currency and the dollars they equal, as quoted. Rates and days are sorted together once, so the
-- cost does not grow with days times rates.
WITH wanted AS (
  SELECT currency, day
  FROM (
    SELECT :reporting_currency AS currency
    UNION SELECT currency FROM deal WHERE layer = 'in-kind'
    UNION SELECT currency FROM facility
  ) CROSS JOIN (
    SELECT :as_of AS day
    UNION SELECT date FROM quote
    UNION SELECT dated_on FROM deal WHERE layer = 'in-kind'
  )
), timeline AS (
  SELECT currency, day, 1 AS wanted, NULL AS rate FROM wanted
  UNION ALL
  SELECT currency, date, 0, named_struct('units', coalesce(quoted_units, units_per_usd),
    'usd', coalesce(quoted_usd, CAST(1 AS DECIMAL(38,18))))
  FROM fx_rate
)
SELECT currency, day,
  CASE currency
    WHEN 'USD' THEN named_struct('units', CAST(1 AS DECIMAL(38,18)), 'usd', CAST(1 AS DECIMAL(38,18)))
    ELSE rate END AS rate
FROM (
  SELECT currency, day, wanted,
    last(rate, true) OVER (PARTITION BY currency ORDER BY day, wanted) AS rate
  FROM timeline
)
WHERE wanted = 1

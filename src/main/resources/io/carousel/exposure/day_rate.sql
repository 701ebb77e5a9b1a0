-- What currencies are worth on the days that are asked for: units per USD by the last rate on or
-- before each. Both are sorted once, so that the work does not grow with days times rates.
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
  SELECT currency, day, 1 AS wanted, NULL AS units FROM wanted
  UNION ALL
  SELECT currency, date, 0, units_per_usd FROM fx_rate
)
SELECT currency, day,
  -- Ten digits either side: a quotient of more would keep six behind the point.
  CASE currency WHEN 'USD' THEN CAST(1 AS DECIMAL(20,10)) ELSE CAST(units AS DECIMAL(20,10)) END
    AS units
FROM (
  SELECT currency, day, wanted,
    last(units, true) OVER (PARTITION BY currency ORDER BY day, wanted) AS units
  FROM timeline
)
WHERE wanted = 1

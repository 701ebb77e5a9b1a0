-- Reported figures of twelve months; of TTM and FY to the same day the former.
SELECT party_id, metric, period, period_end, value
FROM (
  SELECT party_id, metric, period, period_end, reported_value AS value,
    row_number() OVER (PARTITION BY party_id, metric, period_end ORDER BY period DESC) AS nth
  FROM figure
  WHERE period IN ('TTM', 'FY') AND counterparty_id IS NULL AND reported_value IS NOT NULL
)
WHERE nth = 1

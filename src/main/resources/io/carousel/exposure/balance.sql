-- The newest reported cash, debt and equity of each party, from reports of any period.
SELECT party_id, metric, period_end, value
FROM (
  SELECT party_id, metric, period_end, converted_value AS value,
    row_number() OVER (PARTITION BY party_id, metric ORDER BY period_end DESC, period) AS nth
  FROM figure
  WHERE metric IN ('cash', 'debt', 'equity') AND counterparty_id IS NULL
    AND converted_value IS NOT NULL
)
WHERE nth = 1

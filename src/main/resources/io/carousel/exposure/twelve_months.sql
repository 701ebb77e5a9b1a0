-- Reported twelve-month figures; of TTM and FY to the same day, TTM.
SELECT party_id, metric, CASE WHEN trailing IS NULL THEN 'FY' ELSE 'TTM' END AS period, period_end,
  coalesce(trailing, fiscal) AS value
FROM (
  SELECT party_id, metric, period_end,
    max(CASE WHEN period = 'TTM' THEN converted_value END) AS trailing,
    max(CASE WHEN period = 'FY' THEN converted_value END) AS fiscal
  FROM figure
  WHERE period IN ('TTM', 'FY') AND counterparty_id IS NULL AND converted_value IS NOT NULL
  GROUP BY party_id, metric, period_end
)

-- The newest twelve-month revenue of each party.
SELECT party_id, value AS revenue, period AS revenue_period, period_end AS revenue_period_end
FROM (
  SELECT *, row_number() OVER (PARTITION BY party_id ORDER BY period_end DESC) AS nth
  FROM twelve_months
  WHERE metric = 'revenue'
)
WHERE nth = 1

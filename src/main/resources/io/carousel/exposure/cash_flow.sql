-- Operating cash flow and capex of the newest twelve months for which both are reported.
SELECT party_id, period_end, operating_cash_flow, capex
FROM (
  SELECT *, row_number() OVER (PARTITION BY party_id ORDER BY period_end DESC) AS nth
  FROM (
    SELECT party_id, period_end,
      max(CASE WHEN metric = 'operating_cash_flow' THEN value END) AS operating_cash_flow,
      max(CASE WHEN metric = 'capex' THEN value END) AS capex
    FROM twelve_months
    WHERE metric IN ('operating_cash_flow', 'capex')
    GROUP BY party_id, period_end
  )
  WHERE operating_cash_flow IS NOT NULL AND capex IS NOT NULL
)
WHERE nth = 1

WITH flow AS (
  SELECT o.party_id, max_by(named_struct('value', o.value - c.value, 'day', o.period_end),
    o.period_end) AS free
  FROM twelve_months o
    JOIN twelve_months c ON c.party_id = o.party_id AND c.period_end = o.period_end
  WHERE o.metric = 'operating_cash_flow' AND c.metric = 'capex'
  GROUP BY o.party_id
), margin AS (
  SELECT g.party_id, max_by(named_struct('value', CAST(g.reported_value AS DOUBLE)
    / CAST(r.reported_value AS DOUBLE), 'day', g.period_end),
    named_struct('day', g.period_end, 'first', CASE g.period WHEN 'TTM' THEN 3 WHEN 'FY' THEN 2
      ELSE 1 END)) AS gross
  FROM figure g
    JOIN figure r ON r.party_id = g.party_id AND r.period = g.period
      AND r.period_end = g.period_end
  WHERE g.metric = 'gross_profit' AND r.metric = 'revenue' AND g.counterparty_id IS NULL
    AND r.counterparty_id IS NULL AND r.reported_value > 0
  GROUP BY g.party_id
), earned AS (
  SELECT party_id, max_by(named_struct('value', value, 'day', period_end), period_end) AS ebitda
  FROM twelve_months
  WHERE metric = 'ebitda'
  GROUP BY party_id
), drawn AS (
  SELECT f.borrower_id, count(f.matures_on) AS dated,
    sum(CASE WHEN f.matures_on <= add_months(:as_of, 24)
      THEN CAST(round(f.drawn * r.units / s.units, 2) AS DECIMAL(38,2)) END) AS due
  FROM facility f
    JOIN day_rate s ON s.currency = f.currency AND s.day = :as_of AND s.units IS NOT NULL
    JOIN day_rate r ON r.currency = :reporting_currency AND r.day = :as_of
  WHERE f.drawn > 0 AND (f.matures_on IS NULL OR f.matures_on > :as_of)
  GROUP BY f.borrower_id
), lent AS (
  SELECT borrower_id, count(matures_on) AS dated,
    sum(CASE WHEN matures_on > :as_of AND matures_on <= add_months(:as_of, 24) THEN amount END)
      AS due
  FROM loan
  WHERE ended_on IS NULL AND amount > 0
  GROUP BY borrower_id
), due AS (
  -- Both may tell of the same debt: the larger counts, and what is drawn where they agree.
  SELECT party_id, max_by(due, named_struct('due', due, 'source', source)) AS due,
    max_by(source, named_struct('due', due, 'source', source)) AS source
  FROM (
    SELECT borrower_id AS party_id, coalesce(due, 0) AS due, 'facilities' AS source
    FROM drawn WHERE dated > 0
    UNION ALL
    SELECT borrower_id, coalesce(due, 0), 'deals' FROM lent WHERE dated > 0
  )
  GROUP BY party_id
), measured AS (
  SELECT party_id FROM balance WHERE metric IN ('cash', 'debt')
  UNION SELECT party_id FROM flow
  UNION SELECT party_id FROM margin
  UNION SELECT party_id FROM earned
  UNION SELECT party_id FROM due
  UNION SELECT party_id FROM concentration WHERE side = 'supplier'
)
SELECT :as_of AS as_of, p.party_id, d.value AS debt, d.period_end AS debt_on, c.value AS cash,
  c.period_end AS cash_on, CAST(d.value - c.value AS DECIMAL(38,2)) AS net_debt,
  CAST(f.free.value AS DECIMAL(38,2)) AS free_cash_flow, f.free.day AS free_cash_flow_period_end,
  CASE WHEN e.ebitda.value > 0
    THEN CAST(d.value - c.value AS DOUBLE) / CAST(e.ebitda.value AS DOUBLE) END AS leverage,
  e.ebitda.day AS leverage_period_end,
  CASE WHEN q.value > 0 THEN CAST(d.value AS DOUBLE) / CAST(q.value AS DOUBLE) END
    AS debt_to_equity,
  m.gross.value AS gross_margin, m.gross.day AS gross_margin_period_end,
  CAST(u.due AS DECIMAL(38,2)) AS debt_due_24m, u.source AS debt_due_source,
  s.hhi_low AS supplier_hhi
FROM measured p
  LEFT JOIN balance d ON d.party_id = p.party_id AND d.metric = 'debt'
  LEFT JOIN balance c ON c.party_id = p.party_id AND c.metric = 'cash'
  LEFT JOIN balance q ON q.party_id = p.party_id AND q.metric = 'equity'
  LEFT JOIN flow f ON f.party_id = p.party_id
  LEFT JOIN earned e ON e.party_id = p.party_id
  LEFT JOIN margin m ON m.party_id = p.party_id
  LEFT JOIN due u ON u.party_id = p.party_id
  LEFT JOIN concentration s ON s.party_id = p.party_id AND s.side = 'supplier'

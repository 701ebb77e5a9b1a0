-- Everything known about each party side by side: one row from each source, merged by party.
WITH margin AS (
  SELECT party_id, period_end, gross_profit, revenue,
    row_number() OVER (PARTITION BY party_id ORDER BY period_end DESC, length) AS nth
  FROM (
    SELECT party_id, period_end, CASE period WHEN 'TTM' THEN 1 WHEN 'FY' THEN 2 ELSE 3 END AS length,
      max(CASE WHEN metric = 'gross_profit' THEN converted_value END) AS gross_profit,
      max(CASE WHEN metric = 'revenue' THEN converted_value END) AS revenue
    FROM figure
    WHERE metric IN ('gross_profit', 'revenue') AND counterparty_id IS NULL
    GROUP BY party_id, period_end, period
  )
  WHERE gross_profit IS NOT NULL AND revenue > 0
), earned AS (
  SELECT party_id, period_end, value,
    row_number() OVER (PARTITION BY party_id ORDER BY period_end DESC) AS nth
  FROM twelve_months
  WHERE metric = 'ebitda'
), facility_drawn AS (
  SELECT f.borrower_id, f.matures_on,
    CASE WHEN f.currency = :reporting_currency THEN f.drawn
      ELSE converted(f.drawn, s.rate, r.rate) END AS amount
  FROM facility f
    LEFT JOIN day_rate s ON s.currency = f.currency AND s.day = :as_of
    LEFT JOIN day_rate r ON r.currency = :reporting_currency AND r.day = :as_of
  WHERE f.drawn > 0 AND (f.matures_on IS NULL OR f.matures_on > :as_of)
), drawn AS (
  SELECT borrower_id, count(matures_on) AS dated,
    sum(CASE WHEN matures_on <= add_months(:as_of, 24) THEN amount END) AS due
  FROM facility_drawn
  WHERE amount IS NOT NULL
  GROUP BY borrower_id
), repaid AS (
  SELECT borrower_id, lender_id, sum(amount) AS amount
  FROM repayment
  GROUP BY borrower_id, lender_id
), outstanding AS (
  -- No more is due to a lender than is left after repayments.
  SELECT l.borrower_id, count(l.matures_on) AS dated,
    least(
      coalesce(sum(CASE WHEN l.matures_on > :as_of AND l.matures_on <= add_months(:as_of, 24)
        THEN l.amount END), 0),
      greatest(sum(l.amount) - coalesce(first(r.amount), 0), 0)) AS due
  FROM loan l LEFT JOIN repaid r USING (borrower_id, lender_id)
  WHERE l.ended_on IS NULL AND l.amount > 0
  GROUP BY l.borrower_id, l.lender_id
), lent AS (
  SELECT borrower_id, sum(dated) AS dated, sum(due) AS due
  FROM outstanding
  GROUP BY borrower_id
), due AS (
  -- Facilities and loans may describe the same debt: the larger counts; if equal, the facilities.
  SELECT coalesce(f.borrower_id, l.borrower_id) AS party_id,
    greatest(f.amount, l.amount) AS amount, coalesce(f.amount >= coalesce(l.amount, 0), false) AS drawn
  FROM (SELECT borrower_id, coalesce(due, 0) AS amount FROM drawn WHERE dated > 0) f
    FULL JOIN (SELECT borrower_id, coalesce(due, 0) AS amount FROM lent WHERE dated > 0) l
      ON l.borrower_id = f.borrower_id
), known AS (
  SELECT party_id, CASE WHEN metric = 'debt' THEN value END AS debt,
    CASE WHEN metric = 'debt' THEN period_end END AS debt_on,
    CASE WHEN metric = 'cash' THEN value END AS cash,
    CASE WHEN metric = 'cash' THEN period_end END AS cash_on,
    CASE WHEN metric = 'equity' THEN value END AS equity, metric <> 'equity' AS counts,
    NULL AS free, CAST(NULL AS DATE) AS free_on, NULL AS ebitda, CAST(NULL AS DATE) AS ebitda_on,
    NULL AS margin, CAST(NULL AS DATE) AS margin_on, NULL AS due, NULL AS drawn, NULL AS hhi
  FROM balance
  UNION ALL
  SELECT party_id, NULL, NULL, NULL, NULL, NULL, true,
    CAST(operating_cash_flow - capex AS DECIMAL(38,2)), period_end, NULL, NULL, NULL, NULL, NULL,
    NULL, NULL
  FROM cash_flow
  UNION ALL
  SELECT party_id, NULL, NULL, NULL, NULL, NULL, true, NULL, NULL, value, period_end, NULL, NULL,
    NULL, NULL, NULL
  FROM earned WHERE nth = 1
  UNION ALL
  SELECT party_id, NULL, NULL, NULL, NULL, NULL, true, NULL, NULL, NULL, NULL,
    CAST(gross_profit AS DOUBLE) / CAST(revenue AS DOUBLE), period_end, NULL, NULL, NULL
  FROM margin WHERE nth = 1
  UNION ALL
  SELECT party_id, NULL, NULL, NULL, NULL, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL, amount,
    drawn, NULL
  FROM due
  UNION ALL
  SELECT party_id, NULL, NULL, NULL, NULL, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    NULL, hhi_low
  FROM concentration WHERE side = 'supplier'
), beside AS (
  SELECT party_id, max(debt) AS debt, max(debt_on) AS debt_on, max(cash) AS cash,
    max(cash_on) AS cash_on, max(equity) AS equity, max(free) AS free, max(free_on) AS free_on,
    max(ebitda) AS ebitda, max(ebitda_on) AS ebitda_on, max(margin) AS margin,
    max(margin_on) AS margin_on, max(due) AS due, bool_or(drawn) AS drawn, max(hhi) AS hhi,
    bool_or(counts) AS counts
  FROM known
  GROUP BY party_id
)
SELECT :as_of AS as_of, party_id, debt, debt_on, cash, cash_on,
  CAST(debt - cash AS DECIMAL(38,2)) AS net_debt, free AS free_cash_flow,
  free_on AS free_cash_flow_period_end,
  CASE WHEN ebitda > 0 THEN CAST(debt - cash AS DOUBLE) / CAST(ebitda AS DOUBLE) END AS leverage,
  ebitda_on AS leverage_period_end,
  CASE WHEN equity > 0 THEN CAST(debt AS DOUBLE) / CAST(equity AS DOUBLE) END AS debt_to_equity,
  margin AS gross_margin, margin_on AS gross_margin_period_end,
  CAST(due AS DECIMAL(38,2)) AS debt_due_24m,
  CASE WHEN drawn THEN 'facilities' WHEN NOT drawn THEN 'deals' END AS debt_due_source,
  hhi AS supplier_hhi
FROM beside
WHERE counts

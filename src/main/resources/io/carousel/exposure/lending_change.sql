-- Everything that changes a borrower's debt, new debt or reported figures, in order of days:
-- running sums and last reported figures after the last change of each month.
WITH cover AS (
  SELECT e.party_id, e.period_end, e.period,
    CAST(e.converted_value AS DOUBLE) / CAST(i.converted_value AS DOUBLE) AS cover,
    row_number() OVER (PARTITION BY e.party_id, e.period_end
      ORDER BY CASE e.period WHEN 'TTM' THEN 1 WHEN 'FY' THEN 2 ELSE 3 END) AS nth
  FROM figure e
    JOIN figure i ON i.party_id = e.party_id AND i.period = e.period
      AND i.period_end = e.period_end AND i.metric = 'interest' AND i.counterparty_id IS NULL
  WHERE e.metric = 'ebitda' AND e.counterparty_id IS NULL AND e.period IN ('TTM', 'FY', 'Q')
    AND e.converted_value IS NOT NULL AND i.converted_value > 0
), lent AS (
  -- A loan counts in the month of its day and the eleven months after it, unless it has ended.
  SELECT borrower_id, amount, dated_on, matures_on, ended_on, trunc(dated_on, 'MM') AS from_month,
    greatest(trunc(dated_on, 'MM'),
      least(add_months(trunc(dated_on, 'MM'), 12), trunc(ended_on, 'MM'))) AS to_month
  FROM loan
  WHERE dated_on <= :as_of
), change AS (
  SELECT borrower_id, from_month AS day, amount AS new_debt, 1 AS deals,
    CASE WHEN amount IS NULL THEN 1 ELSE 0 END AS unknown, 0 AS principal, 0 AS unmatured, 0 AS repaid,
    CAST(NULL AS STRING) AS metric, CAST(NULL AS STRING) AS period, NULL AS reported,
    CAST(NULL AS DOUBLE) AS cover
  FROM lent
  UNION ALL
  SELECT borrower_id, to_month, -amount, -1, CASE WHEN amount IS NULL THEN -1 ELSE 0 END, 0, 0, 0,
    NULL, NULL, NULL, NULL
  FROM lent
  UNION ALL
  SELECT borrower_id, dated_on, 0, 0, 0, amount, amount, 0, NULL, NULL, NULL, NULL
  FROM lent WHERE amount IS NOT NULL
  UNION ALL
  SELECT borrower_id, ended_on, 0, 0, 0, -amount,
    CASE WHEN matures_on <= ended_on THEN 0 ELSE -amount END, 0, NULL, NULL, NULL, NULL
  FROM lent WHERE amount IS NOT NULL AND ended_on IS NOT NULL
  UNION ALL
  SELECT borrower_id, matures_on, 0, 0, 0, 0, -amount, 0, NULL, NULL, NULL, NULL
  FROM lent WHERE amount IS NOT NULL AND (ended_on IS NULL OR matures_on <= ended_on)
  UNION ALL
  SELECT borrower_id, paid_on, 0, 0, 0, 0, 0, amount, NULL, NULL, NULL, NULL FROM repayment
  UNION ALL
  SELECT party_id, period_end, 0, 0, 0, 0, 0, 0, 'debt', period, converted_value, NULL
  FROM figure
  WHERE metric = 'debt' AND counterparty_id IS NULL
  UNION ALL
  SELECT party_id, period_end, 0, 0, 0, 0, 0, 0, 'revenue', period, value, NULL
  FROM twelve_months WHERE metric = 'revenue'
  UNION ALL
  SELECT party_id, period_end, 0, 0, 0, 0, 0, 0, 'cover', period, NULL, cover
  FROM cover WHERE nth = 1
), dated AS (
  SELECT c.*, b.lent, greatest(trunc(day, 'MM'), b.first_month) AS month
  FROM change c JOIN borrower b USING (borrower_id)
  WHERE day <= :as_of
), so_far AS (
  SELECT borrower_id, lent, month,
    sum(new_debt) OVER so_far AS new_debt, sum(deals) OVER so_far AS deals,
    sum(unknown) OVER so_far AS unknown, sum(principal) OVER so_far AS principal,
    sum(unmatured) OVER so_far AS unmatured, sum(repaid) OVER so_far AS repaid,
    max(principal) OVER so_far > 0 AS borrowed,
    last(CASE WHEN metric = 'debt' THEN reported END, true) OVER so_far AS debt,
    last(CASE WHEN metric = 'debt' AND reported IS NOT NULL THEN day END, true) OVER so_far AS debt_on,
    last(CASE WHEN metric = 'revenue' THEN reported END, true) OVER so_far AS revenue,
    last(CASE WHEN metric = 'revenue' THEN period END, true) OVER so_far AS revenue_period,
    last(CASE WHEN metric = 'revenue' THEN day END, true) OVER so_far AS revenue_period_end,
    last(cover, true) OVER so_far AS interest_cover,
    last(CASE WHEN metric = 'cover' THEN period END, true) OVER so_far AS interest_period,
    last(CASE WHEN metric = 'cover' THEN day END, true) OVER so_far AS interest_period_end,
    lead(month) OVER (PARTITION BY borrower_id ORDER BY day, period, reported) AS next_month
  FROM dated
  WINDOW so_far AS (PARTITION BY borrower_id ORDER BY day, period, reported
    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
), owed AS (
  SELECT *,
    CASE WHEN deals = unknown AND deals > 0 THEN NULL ELSE coalesce(new_debt, 0) END
      AS new_debt_12m,
    CASE WHEN debt IS NOT NULL THEN debt
      WHEN borrowed THEN greatest(0, least(unmatured, principal - repaid)) END AS owed
  FROM so_far
  WHERE next_month IS NULL OR next_month > month
)
SELECT borrower_id, lent, month, next_month,
  CAST(new_debt_12m AS DECIMAL(38,2)) AS new_debt_12m, CAST(deals AS BIGINT) AS deals_12m,
  CAST(unknown AS BIGINT) AS deals_without_amount, CAST(owed AS DECIMAL(38,2)) AS debt,
  CASE WHEN debt IS NOT NULL THEN 'fundamentals' WHEN borrowed THEN 'deals' END AS debt_source,
  debt_on, CAST(revenue AS DECIMAL(38,2)) AS revenue, revenue_period, revenue_period_end,
  CASE WHEN revenue > 0 THEN CAST(owed AS DOUBLE) / CAST(revenue AS DOUBLE) END AS debt_to_revenue,
  interest_cover, interest_period, interest_period_end
FROM owed

-- What months change is put side by side and added up, so that rows are dealt out once.
WITH borrower AS (
  SELECT borrower_id, min(first_month) AS first_month FROM lending_month GROUP BY borrower_id
), cover AS (
  SELECT e.party_id, e.period_end, max_by(
      named_struct('day', e.period_end, 'period', e.period, 'cover',
        CAST(e.reported_value AS DOUBLE) / CAST(i.reported_value AS DOUBLE)),
      CASE e.period WHEN 'TTM' THEN 3 WHEN 'FY' THEN 2 ELSE 1 END) AS cover
  FROM figure e
    JOIN figure i ON i.party_id = e.party_id AND i.period = e.period
      AND i.period_end = e.period_end AND i.metric = 'interest' AND i.counterparty_id IS NULL
  WHERE e.metric = 'ebitda' AND e.counterparty_id IS NULL AND e.period IN ('TTM', 'FY', 'Q')
    AND i.reported_value > 0
  GROUP BY e.party_id, e.period_end
), event AS (
  -- Of what is owed by loans, and what was reported.
  SELECT borrower_id, dated_on AS day, amount AS made, amount AS unmatured, 0 AS repaid,
    NULL AS debt, NULL AS revenue, NULL AS cover
  FROM loan WHERE amount IS NOT NULL
  UNION ALL
  SELECT borrower_id, ended_on, -amount,
    CASE WHEN matures_on <= ended_on THEN 0 ELSE -amount END, 0, NULL, NULL, NULL
  FROM loan WHERE amount IS NOT NULL AND ended_on IS NOT NULL
  UNION ALL
  SELECT borrower_id, matures_on, 0, -amount, 0, NULL, NULL, NULL
  FROM loan WHERE amount IS NOT NULL AND (ended_on IS NULL OR matures_on <= ended_on)
  UNION ALL
  SELECT borrower_id, paid_on, 0, 0, amount, NULL, NULL, NULL FROM repayment
  UNION ALL
  SELECT party_id, period_end, 0, 0, 0,
    named_struct('day', period_end, 'period', period, 'amount', reported_value), NULL, NULL
  FROM figure
  WHERE metric = 'debt' AND counterparty_id IS NULL AND reported_value IS NOT NULL
  UNION ALL
  SELECT party_id, period_end, 0, 0, 0, NULL,
    named_struct('day', period_end, 'period', period, 'amount', value), NULL
  FROM twelve_months WHERE metric = 'revenue'
  UNION ALL
  SELECT party_id, period_end, 0, 0, 0, NULL, NULL, cover FROM cover
), monthly AS (
  SELECT borrower_id, greatest(trunc(day, 'MM'), first_month) AS month, made, unmatured, repaid,
    debt, revenue, cover, NULL AS new_debt, 0 AS deals, 0 AS unknown, false AS told
  FROM event JOIN borrower USING (borrower_id)
  WHERE day <= :as_of
  UNION ALL
  -- Each loan counts in the month of its day and in the eleven after it, while it stands.
  SELECT borrower_id, month, 0, 0, 0, NULL, NULL, NULL, amount, 1,
    CASE WHEN amount IS NULL THEN 1 ELSE 0 END, false
  FROM (
    SELECT borrower_id, amount, ended_on,
      explode(sequence(trunc(dated_on, 'MM'), add_months(trunc(dated_on, 'MM'), 11),
        INTERVAL 1 MONTH)) AS month
    FROM loan
    WHERE dated_on <= :as_of
  )
  WHERE (ended_on IS NULL OR ended_on > last_day(month)) AND month >= :lending_from
  UNION ALL
  SELECT borrower_id, month, 0, 0, 0, NULL, NULL, NULL, NULL, 0, 0, true FROM lending_month
), month AS (
  SELECT borrower_id, month, sum(made) AS made, sum(unmatured) AS unmatured,
    sum(repaid) AS repaid, max(debt) AS debt, max(revenue) AS revenue, max(cover) AS cover,
    sum(new_debt) AS new_debt, sum(deals) AS deals, sum(unknown) AS unknown, max(told) AS told
  FROM (SELECT * FROM monthly DISTRIBUTE BY borrower_id)
  GROUP BY borrower_id, month
), so_far AS (
  SELECT borrower_id, month, new_debt, deals, unknown, told,
    sum(made) OVER so_far AS made, sum(unmatured) OVER so_far AS unmatured,
    sum(repaid) OVER so_far AS repaid, max(made) OVER so_far > 0 AS borrowed,
    max(debt) OVER so_far AS debt, max(revenue) OVER so_far AS revenue,
    max(cover) OVER so_far AS cover
  FROM month
  WINDOW so_far AS (PARTITION BY borrower_id ORDER BY month)
), owed AS (
  SELECT *, CASE WHEN debt IS NOT NULL THEN debt.amount
      WHEN borrowed THEN greatest(0, least(unmatured, made - repaid)) END AS owed
  FROM so_far
  WHERE told
)
SELECT :as_of AS as_of, borrower_id, date_format(month, 'yyyy-MM') AS month,
  CAST(CASE WHEN new_debt IS NULL AND deals > 0 THEN NULL ELSE coalesce(new_debt, 0) END
    AS DECIMAL(38,2)) AS new_debt_12m,
  deals AS deals_12m, unknown AS deals_without_amount, CAST(owed AS DECIMAL(38,2)) AS debt,
  CASE WHEN debt IS NOT NULL THEN 'fundamentals' WHEN borrowed THEN 'deals' END AS debt_source,
  debt.day AS debt_on, revenue.amount AS revenue, revenue.period AS revenue_period,
  revenue.day AS revenue_period_end,
  CASE WHEN revenue.amount > 0
    THEN CAST(owed AS DOUBLE) / CAST(revenue.amount AS DOUBLE) END AS debt_to_revenue,
  cover.cover AS interest_cover, cover.period AS interest_period,
  cover.day AS interest_period_end
FROM owed

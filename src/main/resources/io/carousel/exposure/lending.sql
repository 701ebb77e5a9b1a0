WITH borrower AS (
  SELECT borrower_id, min(month) AS first_month FROM lending_month GROUP BY borrower_id
), event AS (
  -- What each month changes in what is owed.
  SELECT borrower_id, greatest(trunc(day, 'MM'), first_month) AS month,
    sum(made) AS made, sum(unmatured) AS unmatured, sum(repaid) AS repaid
  FROM (
    SELECT borrower_id, dated_on AS day, amount AS made, amount AS unmatured, 0 AS repaid FROM loan
    WHERE amount IS NOT NULL
    UNION ALL
    SELECT borrower_id, ended_on, -amount, -amount, 0 FROM loan
    WHERE ended_on IS NOT NULL AND (matures_on IS NULL OR matures_on > ended_on)
    UNION ALL
    SELECT borrower_id, ended_on, -amount, 0, 0 FROM loan
    WHERE ended_on IS NOT NULL AND matures_on <= ended_on
    UNION ALL
    SELECT borrower_id, matures_on, 0, -amount, 0 FROM loan
    WHERE matures_on <= :as_of AND (ended_on IS NULL OR matures_on <= ended_on)
    UNION ALL
    SELECT borrower_id, paid_on, 0, 0, amount FROM repayment
  ) JOIN borrower USING (borrower_id)
  WHERE day <= :as_of
  GROUP BY ALL
), lent AS (
  -- Each loan counts in the month of its day and in the eleven after it, while it stands.
  SELECT borrower_id, month, sum(amount) AS new_debt, count(*) AS deals,
    count_if(amount IS NULL) AS unknown
  FROM (
    SELECT borrower_id, amount, ended_on,
      explode(sequence(trunc(dated_on, 'MM'), add_months(trunc(dated_on, 'MM'), 11),
        INTERVAL 1 MONTH)) AS month
    FROM loan
    WHERE dated_on <= :as_of
  )
  WHERE ended_on IS NULL OR ended_on > last_day(month)
  GROUP BY borrower_id, month
), cover AS (
  SELECT e.party_id, e.period_end, max_by(
      named_struct('period', e.period, 'period_end', e.period_end, 'cover',
        CAST(e.reported_value AS DOUBLE) / CAST(i.reported_value AS DOUBLE)), e.period) AS cover
  FROM figure e
    JOIN figure i ON i.party_id = e.party_id AND i.period = e.period
      AND i.period_end = e.period_end AND i.metric = 'interest' AND i.counterparty_id IS NULL
  WHERE e.metric = 'ebitda' AND e.counterparty_id IS NULL AND e.period IN ('TTM', 'FY', 'Q')
    AND i.reported_value > 0
  GROUP BY e.party_id, e.period_end
), news AS (
  -- The last figure of each month.
  SELECT borrower_id, month, max_by(debt, debt.day) FILTER (WHERE debt IS NOT NULL) AS debt,
    max_by(revenue, revenue.period_end) FILTER (WHERE revenue IS NOT NULL) AS revenue,
    max_by(cover, cover.period_end) FILTER (WHERE cover IS NOT NULL) AS cover
  FROM (
    SELECT borrower_id, greatest(trunc(day, 'MM'), first_month) AS month, debt, revenue, cover
    FROM (
      SELECT party_id AS borrower_id, period_end AS day,
        named_struct('amount', reported_value, 'day', period_end) AS debt, NULL AS revenue,
        NULL AS cover
      FROM figure
      WHERE metric = 'debt' AND counterparty_id IS NULL AND reported_value IS NOT NULL
      UNION ALL
      SELECT party_id, period_end, NULL,
        named_struct('amount', value, 'period', period, 'period_end', period_end), NULL
      FROM twelve_months WHERE metric = 'revenue'
      UNION ALL
      SELECT party_id, period_end, NULL, NULL, cover FROM cover
    ) JOIN borrower USING (borrower_id)
  )
  GROUP BY borrower_id, month
), told AS (
  SELECT m.borrower_id, m.month, l.new_debt, coalesce(l.deals, 0) AS deals,
    coalesce(l.unknown, 0) AS unknown,
    sum(coalesce(e.made, 0)) OVER so_far AS made,
    sum(coalesce(e.unmatured, 0)) OVER so_far AS unmatured,
    sum(coalesce(e.repaid, 0)) OVER so_far AS repaid,
    max(e.borrower_id) OVER so_far IS NOT NULL AS borrowed,
    last(n.debt, true) OVER so_far AS debt, last(n.revenue, true) OVER so_far AS revenue,
    last(n.cover, true) OVER so_far AS cover
  FROM lending_month m
    LEFT JOIN event e ON e.borrower_id = m.borrower_id AND e.month = m.month
    LEFT JOIN lent l ON l.borrower_id = m.borrower_id AND l.month = m.month
    LEFT JOIN news n ON n.borrower_id = m.borrower_id AND n.month = m.month
  WINDOW so_far AS (PARTITION BY m.borrower_id ORDER BY m.month)
), owed AS (
  SELECT *, CASE WHEN debt IS NOT NULL THEN debt.amount
      WHEN borrowed THEN greatest(0, least(unmatured, made - repaid)) END AS owed
  FROM told
)
SELECT :as_of AS as_of, borrower_id, date_format(month, 'yyyy-MM') AS month,
  CAST(CASE WHEN new_debt IS NULL AND deals > 0 THEN NULL ELSE coalesce(new_debt, 0) END
    AS DECIMAL(38,2)) AS new_debt_12m,
  deals AS deals_12m, unknown AS deals_without_amount, CAST(owed AS DECIMAL(38,2)) AS debt,
  CASE WHEN debt IS NOT NULL THEN 'fundamentals' WHEN borrowed THEN 'deals' END AS debt_source,
  debt.day AS debt_on, revenue.amount AS revenue, revenue.period AS revenue_period,
  revenue.period_end AS revenue_period_end,
  CASE WHEN revenue.amount > 0
    THEN CAST(owed AS DOUBLE) / CAST(revenue.amount AS DOUBLE) END AS debt_to_revenue,
  cover.cover AS interest_cover, cover.period AS interest_period,
  cover.period_end AS interest_period_end
FROM owed

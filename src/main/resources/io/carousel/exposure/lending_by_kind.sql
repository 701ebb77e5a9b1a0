-- A loan counts in the month of its day and the eleven months after it, unless it has ended by then.
WITH month AS (
  SELECT l.borrower_id, coalesce(p.kind, 'unknown') AS lender_kind, l.amount, l.ended_on,
    explode(sequence(trunc(dated_on, 'MM'), add_months(trunc(dated_on, 'MM'), 11),
      INTERVAL 1 MONTH)) AS month
  FROM loan l LEFT JOIN party p ON p.party_id = l.lender_id
  WHERE l.dated_on <= :as_of
)
SELECT :as_of AS as_of, m.borrower_id, p.kind AS borrower_kind, m.lender_kind,
  date_format(m.month, 'yyyy-MM') AS month, CAST(sum(m.amount) AS DECIMAL(38,2)) AS new_debt_12m,
  count(*) AS deals_12m, count_if(m.amount IS NULL) AS deals_without_amount
FROM month m LEFT JOIN party p ON p.party_id = m.borrower_id
WHERE (m.ended_on IS NULL OR m.ended_on > last_day(m.month))
  AND m.month BETWEEN :lending_from AND trunc(:as_of, 'MM')
GROUP BY m.borrower_id, p.kind, m.lender_kind, m.month

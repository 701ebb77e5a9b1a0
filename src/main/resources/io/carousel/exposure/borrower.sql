-- Each borrower, from the month of its first loan or reported debt. Anything older than the reported
-- months counts in the first of them.
SELECT borrower_id, greatest(trunc(min(day), 'MM'), :lending_from) AS first_month,
  bool_or(lent) AS lent
FROM (
  SELECT borrower_id, dated_on AS day, true AS lent FROM loan WHERE dated_on <= :as_of
  UNION ALL
  SELECT party_id, period_end, false FROM figure WHERE metric = 'debt' AND counterparty_id IS NULL
)
GROUP BY borrower_id

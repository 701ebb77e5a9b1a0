-- The months that are told of each borrower. Who has taken up loans has all months from the first one
-- or the first reported debt on, who has none those with a report and the last: nothing changes in
-- between. What is older than the months that are told counts in the first of them.
WITH changed AS (
  SELECT borrower_id, dated_on AS day, true AS lent FROM loan WHERE dated_on <= :as_of
  UNION ALL
  SELECT party_id, period_end, false FROM figure WHERE metric = 'debt' AND counterparty_id IS NULL
), borrower AS (
  SELECT borrower_id, greatest(trunc(min(day), 'MM'), :lending_from) AS first_month,
    max(lent) AS lent, collect_set(greatest(trunc(day, 'MM'), :lending_from)) AS reported
  FROM changed
  GROUP BY borrower_id
)
SELECT borrower_id, first_month, explode(CASE
    WHEN lent THEN sequence(first_month, trunc(:as_of, 'MM'), INTERVAL 1 MONTH)
    ELSE array_union(reported, array(trunc(:as_of, 'MM'))) END) AS month
FROM borrower

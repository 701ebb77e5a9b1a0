-- The months of each borrower, from its first loan or reported debt on; what is older than the
-- months that are told counts in the first of them.
WITH begun AS (
  SELECT party_id AS borrower_id, min(day) AS day
  FROM (
    SELECT borrower_id AS party_id, dated_on AS day FROM loan WHERE dated_on <= :as_of
    UNION ALL
    SELECT party_id, period_end FROM figure WHERE metric = 'debt' AND counterparty_id IS NULL
  )
  GROUP BY party_id
)
SELECT borrower_id, greatest(trunc(day, 'MM'), :lending_from) AS first_month,
  explode(sequence(greatest(trunc(day, 'MM'), :lending_from), trunc(:as_of, 'MM'),
    INTERVAL 1 MONTH)) AS month
FROM begun

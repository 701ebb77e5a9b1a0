-- A change holds for its month and the months until the next change. Borrowers with loans get every
-- month; others get the months of a change and the last month.
SELECT :as_of AS as_of, date_format(reported_month, 'yyyy-MM') AS month,
  c.* EXCEPT (lent, month, next_month)
FROM lending_change c
  LATERAL VIEW explode(
    CASE
      WHEN lent THEN sequence(month,
        coalesce(add_months(next_month, -1), trunc(:as_of, 'MM')), INTERVAL 1 MONTH)
      WHEN next_month IS NULL THEN array_distinct(array(month, trunc(:as_of, 'MM')))
      ELSE array(month) END) AS reported_month

-- A change tells of its month and of those up to the next one. Who has taken up loans has all months,
-- who has none those of a change and the last.
SELECT :as_of AS as_of, date_format(told, 'yyyy-MM') AS month,
  c.* EXCEPT (lent, month, next_month)
FROM lending_change c
  LATERAL VIEW explode(
    CASE
      WHEN lent THEN sequence(month,
        coalesce(add_months(next_month, -1), trunc(:as_of, 'MM')), INTERVAL 1 MONTH)
      WHEN next_month IS NULL THEN array_distinct(array(month, trunc(:as_of, 'MM')))
      ELSE array(month) END) AS told

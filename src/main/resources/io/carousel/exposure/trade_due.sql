-- Trade after the as-of date, by due year if the schedule is known. If payments replace a deal's
-- schedule, the unpaid rest is still to come and has no due year.
WITH promised AS (
  SELECT deal_id, payer_id, payee_id, payer_group_id, payee_group_id, binding, dated_on, amount,
    given_amount,
    CASE lower(trim(unit)) WHEN 'gw' THEN quantity WHEN 'mw' THEN quantity / 1000
      WHEN 'kw' THEN quantity / 1000000 END AS gw
  FROM deal
  WHERE layer = 'trade' AND NOT cancelled AND payer_id <> payee_id
)
SELECT p.*, s.due_year, s.amount AS due
FROM promised p JOIN schedule s USING (deal_id)
WHERE s.origin = 'unknown' OR s.origin = 'schedule' AND s.from_on > :as_of
UNION ALL
SELECT p.*, NULL, CAST(amount - given_amount AS DECIMAL(38,2))
FROM promised p
WHERE amount > given_amount

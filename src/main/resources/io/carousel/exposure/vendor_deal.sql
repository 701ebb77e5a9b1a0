-- Deals of the window that may finance a customer or be its purchases, by role: the whole amount as
-- announced, and the part scheduled as paid by the as-of date; and payments made.
WITH counted AS (
  SELECT deal_id, payer_id, payee_id, instrument, asset, layer, amount, dated_on
  FROM deal
  WHERE NOT cancelled AND payer_id <> payee_id
    AND (:window_from IS NULL OR dated_on >= :window_from)
), paid AS (
  SELECT deal_id, sum(amount) AS amount
  FROM schedule
  WHERE binding AND origin = 'schedule' AND to_on <= :as_of
  GROUP BY deal_id
)
SELECT payer_id, payee_id, layer, c.amount, coalesce(p.amount, 0) AS paid, true AS announced,
  CASE WHEN instrument IN ('equity', 'secondary', 'debt') THEN 'capital'
    WHEN instrument = 'grant' AND layer = 'capital' THEN 'grant'
    WHEN layer = 'in-kind' THEN 'in-kind'
    WHEN layer = 'contingent' THEN 'guarantee'
    WHEN layer = 'trade' THEN 'trade' END AS role
FROM counted c LEFT JOIN paid p USING (deal_id)
UNION ALL
SELECT payer_id, payee_id, layer, NULL, amount, false,
  CASE WHEN instrument IN ('equity', 'secondary', 'debt') THEN 'capital'
    WHEN instrument = 'grant' AND layer = 'capital' THEN 'grant'
    WHEN layer = 'trade' THEN 'trade' END
FROM payment_made
WHERE payer_id <> payee_id AND amount > 0
  AND (:window_from IS NULL OR dated_on >= :window_from)

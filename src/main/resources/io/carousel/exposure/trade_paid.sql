-- Trade paid by the as-of date, in slices of the schedule. A payment without a stated purpose counts as
-- trade. An undated payment has no days.
SELECT d.payer_id, d.payee_id, d.payer_group_id, d.payee_group_id, d.dated_on AS contracted_on,
  s.from_on, s.to_on, s.amount, 'deals' AS source
FROM schedule s JOIN deal d USING (deal_id)
WHERE d.layer = 'trade' AND s.binding AND s.origin = 'schedule' AND s.to_on <= :as_of
  AND s.amount > 0 AND d.payer_id <> d.payee_id
UNION ALL
SELECT payer_id, payee_id, payer_group_id, payee_group_id, NULL, dated_on, dated_on, amount,
  'payments'
FROM payment_made
WHERE layer IN ('trade', 'unspecified') AND payer_id <> payee_id AND amount > 0

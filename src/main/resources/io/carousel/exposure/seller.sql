-- Every party that sells anything, or had a contract to sell that was cancelled.
SELECT DISTINCT payee_id AS supplier_id
FROM (
  SELECT payee_id FROM deal WHERE layer = 'trade' AND payer_id <> payee_id
  UNION ALL
  SELECT payee_id FROM payment_made WHERE layer = 'trade' AND payer_id <> payee_id
)

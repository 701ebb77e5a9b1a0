-- Who sells anything, or had a contract to that was cancelled since.
SELECT DISTINCT payee_id AS supplier_id
FROM (
  SELECT payee_id FROM deal WHERE layer = 'trade' AND payer_id <> payee_id
  UNION ALL
  SELECT payee_id FROM made WHERE layer = 'trade' AND payer_id <> payee_id
)

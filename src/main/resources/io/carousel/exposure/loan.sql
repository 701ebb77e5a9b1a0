-- Loans by the day that dates them; a cancelled loan ends on the day of its cancellation.
SELECT payee_id AS borrower_id, payer_id AS lender_id, payer_group_id AS lender_group_id, deal_id,
  amount, dated_on, matures_on,
  CASE WHEN cancelled THEN cancelled_on END AS ended_on
FROM deal
WHERE instrument = 'debt' AND payer_id <> payee_id AND (NOT cancelled OR cancelled_on IS NOT NULL)
UNION ALL
SELECT payee_id, payer_id, payer_group_id, payment_id, amount, dated_on, NULL, NULL
FROM payment_made
WHERE instrument = 'debt' AND payer_id <> payee_id
  AND NOT EXISTS (SELECT 1 FROM deal d WHERE d.deal_id = payment_made.deal_id)

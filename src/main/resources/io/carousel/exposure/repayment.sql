-- Repayments by the as-of date to lenders whose loans are known. Repayments to other lenders do not
-- reduce these loans.
SELECT r.*
FROM (
  SELECT d.payer_id AS borrower_id, d.payee_id AS lender_id, s.to_on AS paid_on, s.amount
  FROM schedule s JOIN deal d USING (deal_id)
  WHERE d.instrument = 'repayment' AND s.binding AND s.origin = 'schedule' AND s.to_on <= :as_of
    AND s.amount > 0
  UNION ALL
  SELECT payer_id, payee_id, dated_on, amount
  FROM payment_made
  WHERE instrument = 'repayment' AND amount > 0
) r LEFT SEMI JOIN loan l ON l.borrower_id = r.borrower_id AND l.lender_id = r.lender_id

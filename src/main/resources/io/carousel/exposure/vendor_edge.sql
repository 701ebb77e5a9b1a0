-- Cash from party to party in cents, as announced and as paid, and the part of it that buys.
WITH cash AS (
  SELECT 'announced' AS graph_id, payer_id, payee_id, role, amount
  FROM vendor_deal
  WHERE announced AND layer IN ('capital', 'trade')
  UNION ALL
  SELECT 'paid', payer_id, payee_id, role, paid
  FROM vendor_deal
  WHERE layer IN ('capital', 'trade', 'unspecified')
)
SELECT graph_id, payer_id, payee_id, CAST(sum(amount) * 100 AS BIGINT) AS weight,
  CAST(coalesce(sum(CASE WHEN role = 'trade' THEN amount END), 0) * 100 AS BIGINT) AS trade
FROM cash
WHERE amount > 0
GROUP BY graph_id, payer_id, payee_id

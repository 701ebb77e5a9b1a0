-- Cash from party to party in cents, as announced and as paid, and the part of it that is trade.
WITH cash AS (
  SELECT 'announced' AS graph_id, payer_id, payee_id, role, CAST(amount * 100 AS BIGINT) AS weight
  FROM vendor_deal
  WHERE announced AND layer IN ('capital', 'trade')
  UNION ALL
  SELECT 'paid', payer_id, payee_id, role, CAST(paid * 100 AS BIGINT)
  FROM vendor_deal
  WHERE layer IN ('capital', 'trade', 'unspecified')
)
SELECT graph_id, payer_id, payee_id, sum(weight) AS weight,
  sum(CASE WHEN role = 'trade' THEN weight ELSE 0 END) AS trade
FROM cash
WHERE weight > 0
GROUP BY graph_id, payer_id, payee_id

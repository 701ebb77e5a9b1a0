-- What deals say is bought, else what kind of deal it is. Each deal once from either side; sharing
-- revenue buys nothing.
WITH trade AS (
  SELECT lower(trim(coalesce(asset, instrument))) AS market, payer_group_id, payee_group_id, amount
  FROM deal
  WHERE layer = 'trade' AND instrument <> 'revenue_share' AND NOT cancelled
    AND payer_group_id <> payee_group_id
), role AS (
  SELECT market, 'seller' AS side, payee_group_id AS party_id, amount FROM trade
  UNION ALL
  SELECT market, 'buyer', payer_group_id, amount FROM trade
), size AS (
  SELECT market, sum(amount) AS amount, count(*) AS deals, count_if(amount IS NULL) AS unknown
  FROM trade
  GROUP BY market
), ranked AS (
  SELECT *, row_number() OVER (PARTITION BY market, side ORDER BY amount DESC, party_id) AS rank
  FROM (
    SELECT market, side, party_id, sum(amount) AS amount
    FROM role
    WHERE amount > 0
    GROUP BY market, side, party_id
  )
), shared AS (
  SELECT r.market, r.side, r.party_id, r.rank,
    CAST(r.amount AS DOUBLE) / CAST(s.amount AS DOUBLE) AS share
  FROM ranked r JOIN size s USING (market)
)
SELECT :as_of AS as_of, market, side, CAST(first(s.amount) AS DECIMAL(38,2)) AS amount,
  count(*) AS parties,
  -- Whole numbers: their sum does not depend on the order of rows.
  sum(CAST(rint(share * share * 1e15D) AS BIGINT)) / 1e11D AS hhi,
  max(CASE WHEN rank = 1 THEN party_id END) AS top1_party_id,
  max(CASE WHEN rank = 1 THEN share END) AS top1_share,
  max(CASE WHEN rank = 1 THEN share END) + coalesce(max(CASE WHEN rank = 2 THEN share END), 0)
      + coalesce(max(CASE WHEN rank = 3 THEN share END), 0) AS top3_share,
  first(s.deals) AS deals, first(s.unknown) AS deals_without_amount
FROM shared JOIN size s USING (market)
GROUP BY market, side

-- Markets are the asset that a deal buys, or its instrument if no asset is given. Each deal counts
-- once on each side. Revenue sharing buys nothing.
WITH role AS (
  SELECT lower(trim(coalesce(asset, instrument))) AS market,
    inline(array(named_struct('side', 'seller', 'party_id', payee_group_id),
      named_struct('side', 'buyer', 'party_id', payer_group_id))),
    amount
  FROM deal
  WHERE layer = 'trade' AND instrument <> 'revenue_share' AND NOT cancelled
    AND payer_group_id <> payee_group_id
), party AS (
  SELECT market, side, party_id, sum(amount) AS amount, count(*) AS deals,
    count_if(amount IS NULL) AS unknown
  FROM role
  GROUP BY market, side, party_id
), shared AS (
  SELECT *, sum(amount) OVER side AS total,
    CAST(amount AS DOUBLE) / CAST(nullif(sum(amount) OVER side, 0) AS DOUBLE) AS share,
    row_number() OVER (PARTITION BY market, side ORDER BY amount DESC, party_id) AS rank
  FROM party
  WINDOW side AS (PARTITION BY market, side)
)
SELECT :as_of AS as_of, market, side, CAST(first(total) AS DECIMAL(38,2)) AS amount,
  count_if(amount > 0) AS parties,
  -- The sum of integers does not depend on the order of rows.
  sum(CAST(rint(share * share * 1e15D) AS BIGINT)) / 1e11D AS hhi,
  max(CASE WHEN rank = 1 THEN party_id END) AS top1_party_id,
  max(CASE WHEN rank = 1 THEN share END) AS top1_share,
  least(1D, max(CASE WHEN rank = 1 THEN share END)
      + coalesce(max(CASE WHEN rank = 2 THEN share END), 0)
      + coalesce(max(CASE WHEN rank = 3 THEN share END), 0)) AS top3_share,
  sum(deals) AS deals, sum(unknown) AS deals_without_amount
FROM shared
WHERE total > 0
GROUP BY market, side

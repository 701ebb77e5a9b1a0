SELECT :as_of AS as_of, party_id, side, counterparty_id, CAST(rank AS BIGINT) AS rank,
  CAST(amount AS DECIMAL(38,2)) AS amount, share, source
FROM counterparty_share
WHERE rank <= 10

-- The newest stake of each pair of holder and issuer, without stakes in oneself. An older stake is
-- treated as sold if newer stakes of others in the same issuer leave no room for it. The limit is
-- 101 to
-- allow for rounding.
WITH newest AS (
  SELECT holder_id, issuer_id, as_of, stake_pct
  FROM (
    SELECT *, row_number() OVER (PARTITION BY holder_id, issuer_id ORDER BY as_of DESC) AS nth
    FROM holding
    WHERE holder_id <> issuer_id
  )
  WHERE nth = 1
), beside AS (
  SELECT *, max(stake_pct) OVER (PARTITION BY issuer_id ORDER BY -unix_date(as_of)
      RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS largest_newer
  FROM newest
)
SELECT holder_id, issuer_id, as_of, stake_pct
FROM beside
WHERE coalesce(stake_pct, 0) = 0 OR coalesce(largest_newer, 0) + stake_pct <= 101

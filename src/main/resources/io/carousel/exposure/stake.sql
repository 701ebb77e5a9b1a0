-- The newest stake of each pair; those in oneself are none. Older stakes that leave no room beside
-- newer ones of the same issuer are past: somebody has sold.
WITH newest AS (
  SELECT holder_id, issuer_id, as_of, stake_pct
  FROM (
    SELECT *, row_number() OVER (PARTITION BY holder_id, issuer_id ORDER BY as_of DESC) AS nth
    FROM holding
    WHERE holder_id <> issuer_id
  )
  WHERE nth = 1
), added AS (
  SELECT *, max(as_of) OVER (PARTITION BY issuer_id) AS last_on,
    sum(coalesce(stake_pct, 0)) OVER (
      PARTITION BY issuer_id ORDER BY as_of DESC, stake_pct DESC, holder_id) AS with_newer
  FROM newest
)
SELECT holder_id, issuer_id, as_of, stake_pct
FROM added
WHERE with_newer <= 100 OR as_of = last_on OR coalesce(stake_pct, 0) = 0

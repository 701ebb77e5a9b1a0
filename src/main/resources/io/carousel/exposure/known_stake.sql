SELECT holder_id, issuer_id, CAST(stake_pct AS DOUBLE) / 100 AS stake
FROM stake
WHERE stake_pct > 0

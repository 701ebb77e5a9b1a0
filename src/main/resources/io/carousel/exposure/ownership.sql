WITH held AS (
  SELECT holder_id, issuer_id FROM stake WHERE stake_pct IS NULL OR stake_pct > 0
), pair AS (
  SELECT coalesce(s.holder_id, l.holder_id) AS holder_id,
    coalesce(s.issuer_id, l.issuer_id) AS issuer_id,
    s.holder_id IS NOT NULL AS direct, s.stake_pct, s.as_of, l.holder_id IS NOT NULL AS looked,
    l.look_through
  FROM stake s
    FULL JOIN look_through l ON l.holder_id = s.holder_id AND l.issuer_id = s.issuer_id
), common AS (
  SELECT p.holder_id, p.issuer_id, sort_array(collect_set(one.holder_id)) AS ids
  FROM pair p
    JOIN held one ON one.issuer_id = p.holder_id
    JOIN held other ON other.issuer_id = p.issuer_id AND other.holder_id = one.holder_id
  WHERE p.holder_id <> p.issuer_id AND one.holder_id <> p.issuer_id
  GROUP BY p.holder_id, p.issuer_id
)
SELECT :as_of AS as_of, p.holder_id, p.issuer_id, CAST(p.stake_pct AS DOUBLE) AS direct_pct,
  p.as_of AS direct_on,
  -- A stake that has no look-through row is a stake of 0.
  CASE WHEN p.direct AND p.stake_pct IS NULL THEN NULL
    WHEN p.looked THEN 100 * p.look_through ELSE 0 END AS look_through_pct,
  CAST(coalesce(size(c.ids), 0) AS BIGINT) AS common_holders,
  coalesce(c.ids, CAST(array() AS ARRAY<STRING>)) AS common_holder_ids
FROM pair p LEFT JOIN common c ON c.holder_id = p.holder_id AND c.issuer_id = p.issuer_id

WITH paying AS (
  SELECT payer_id AS party_id, due_year, sum(due) AS committed,
    sum(CASE WHEN binding THEN due END) AS contracted,
    count(DISTINCT CASE WHEN due IS NULL THEN deal_id END) AS unknown
  FROM trade_due
  GROUP BY payer_id, due_year
), receiving AS (
  SELECT payee_id AS party_id, due_year, sum(due) AS committed_in
  FROM trade_due
  GROUP BY payee_id, due_year
), power AS (
  SELECT party_id, due_year, sum(gw) AS gw, sum(amount) AS amount,
    sum(CASE WHEN amount IS NOT NULL THEN gw END) AS priced_gw
  FROM (
    SELECT DISTINCT payer_id AS party_id, due_year, deal_id, gw, amount
    FROM trade_due
    WHERE gw > 0
  )
  GROUP BY party_id, due_year
), promised AS (
  SELECT coalesce(p.party_id, r.party_id) AS party_id, coalesce(p.due_year, r.due_year) AS due_year,
    p.committed,
    CASE WHEN p.committed IS NOT NULL THEN coalesce(p.contracted, 0) END AS contracted,
    r.committed_in, coalesce(p.unknown, 0) AS unknown
  FROM paying p
    FULL JOIN receiving r ON r.party_id = p.party_id AND r.due_year <=> p.due_year
)
SELECT :as_of AS as_of, p.party_id, p.due_year, CAST(p.committed AS DECIMAL(38,2)) AS committed,
  CAST(p.contracted AS DECIMAL(38,2)) AS contracted,
  CAST(p.committed_in AS DECIMAL(38,2)) AS committed_in, p.unknown AS deals_without_amount,
  r.revenue, r.revenue_period, r.revenue_period_end, c.value AS cash, c.period_end AS cash_on,
  CASE WHEN p.committed > 0
    THEN CAST(r.revenue + c.value AS DOUBLE) / CAST(p.committed AS DOUBLE) END AS coverage,
  CASE WHEN p.committed > 0 THEN CAST(r.revenue AS DOUBLE) / CAST(p.committed AS DOUBLE) END
    AS revenue_coverage,
  CASE WHEN p.due_year IS NOT NULL AND r.revenue IS NOT NULL AND p.committed IS NOT NULL
    THEN CAST(greatest(p.committed - r.revenue, 0) AS DECIMAL(38,2)) END AS funding_gap,
  CAST(w.gw AS DOUBLE) AS gw, CAST(w.amount AS DOUBLE) / CAST(w.priced_gw AS DOUBLE) AS usd_per_gw
FROM promised p
  LEFT JOIN revenue r ON r.party_id = p.party_id
  LEFT JOIN balance c ON c.party_id = p.party_id AND c.metric = 'cash'
  LEFT JOIN power w ON w.party_id = p.party_id AND w.due_year <=> p.due_year

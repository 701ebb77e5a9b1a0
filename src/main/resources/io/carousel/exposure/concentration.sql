WITH unknown AS (
  SELECT side, party_id, count(DISTINCT deal_id) AS deals
  FROM (
    SELECT 'customer' AS side, payee_id AS party_id, deal_id FROM deal
    WHERE layer = 'trade' AND NOT cancelled AND amount IS NULL AND payer_id <> payee_id
    UNION ALL
    SELECT 'supplier', payer_id, deal_id FROM deal
    WHERE layer = 'trade' AND NOT cancelled AND amount IS NULL AND payer_id <> payee_id
    UNION ALL
    SELECT 'backlog', payee_id, deal_id FROM trade_due WHERE binding AND due IS NULL
    UNION ALL
    SELECT 'lender', borrower_id, deal_id FROM loan
    WHERE ended_on IS NULL AND amount IS NULL
  )
  GROUP BY side, party_id
), known AS (
  SELECT side, party_id, max(explained) AS explained, count(*) AS counterparties,
    max(CASE WHEN rank = 1 THEN counterparty_id END) AS top1_party_id,
    max(CASE WHEN rank = 1 THEN share END) AS top1_share,
    least(1D, max(CASE WHEN rank = 1 THEN share END)
      + coalesce(max(CASE WHEN rank = 2 THEN share END), 0)
      + coalesce(max(CASE WHEN rank = 3 THEN share END), 0)) AS top3_share,
    count_if(major) AS major_counterparties,
    -- The sum of integers does not depend on the order of rows.
    sum(CAST(rint(share * share * 1e15D) AS BIGINT)) / 1e15D AS squares,
    min_by(source, CASE source WHEN 'deals' THEN 1 WHEN 'payments' THEN 2 ELSE 3 END) AS found_in
  FROM counterparty_share
  GROUP BY side, party_id
), side AS (
  SELECT coalesce(t.side, k.side) AS side, coalesce(t.party_id, k.party_id) AS party_id,
    t.period, t.period_end, t.amount AS reported_total,
    coalesce(t.amount >= coalesce(k.explained, 0), false) AS as_reported,
    greatest(t.amount, k.explained) AS denominator, coalesce(k.explained, 0) AS explained,
    k.counterparties, k.top1_party_id, k.top1_share, k.top3_share, k.major_counterparties,
    coalesce(k.squares, 0) AS squares, k.found_in
  FROM reported_total t
    FULL JOIN known k ON k.side = t.side AND k.party_id = t.party_id
)
SELECT :as_of AS as_of, s.party_id, s.side, CAST(s.denominator AS DECIMAL(38,2)) AS denominator,
  CASE WHEN s.as_reported THEN 'fundamentals' ELSE s.found_in END AS denominator_source,
  CASE s.side WHEN 'backlog' THEN 'contracted' WHEN 'lender' THEN 'principal'
    WHEN 'customer' THEN
      CASE WHEN s.reported_total IS NOT NULL OR s.found_in = 'payments' THEN 'paid'
        ELSE 'announced' END
    ELSE CASE WHEN s.found_in = 'payments' THEN 'paid' ELSE 'announced' END END AS basis,
  s.period, s.period_end, s.reported_total,
  CAST(s.explained AS DOUBLE) / CAST(s.denominator AS DOUBLE) AS coverage,
  coalesce(s.counterparties, 0) AS counterparties,
  10000 * s.squares AS hhi_low,
  10000 * (s.squares + pow(1 - CAST(s.explained AS DOUBLE) / CAST(s.denominator AS DOUBLE), 2))
    AS hhi_high,
  s.top1_party_id, s.top1_share, s.top3_share,
  coalesce(s.major_counterparties, 0) AS major_counterparties,
  coalesce(u.deals, 0) AS deals_without_amount
FROM side s LEFT JOIN unknown u ON u.side = s.side AND u.party_id = s.party_id

-- If some sales inside the group have an unknown amount, the sum is null unless some are known.
WITH member AS (
  SELECT party_id, group_id FROM circular_member WHERE scope_id = :group_scope AND view = 'amount'
), controlled AS (
  -- Reports name the parent company if its subsidiary is in the circular group.
  SELECT DISTINCT m.group_id, coalesce(c.group_id, m.party_id) AS control_id
  FROM member m LEFT JOIN consolidation c ON c.party_id = m.party_id
), from_group AS (
  SELECT b.side, b.party_id, sum(b.amount) AS amount
  FROM counterparty_amount b
    JOIN member own ON own.party_id = b.party_id
    LEFT JOIN consolidation c ON c.party_id = b.party_id
  WHERE EXISTS (SELECT 1 FROM member m
      WHERE m.group_id = own.group_id AND m.party_id = b.counterparty_id)
    OR b.counterparty_group_id <> coalesce(c.group_id, b.party_id)
      AND EXISTS (SELECT 1 FROM controlled o
        WHERE o.group_id = own.group_id AND o.control_id = b.counterparty_group_id)
  GROUP BY b.side, b.party_id
), unknown AS (
  SELECT DISTINCT t.side, t.party_id
  FROM reported_total t
    JOIN deal d ON d.payee_id = t.party_id AND d.layer = 'trade' AND NOT d.cancelled
      AND d.dated_on <= t.period_end
    JOIN member own ON own.party_id = d.payee_id
    JOIN member other ON other.party_id = d.payer_id AND other.group_id = own.group_id
    LEFT JOIN schedule s ON s.deal_id = d.deal_id AND s.origin = 'unknown'
  WHERE d.payer_id <> d.payee_id
    AND (d.amount IS NULL OR t.side = 'customer' AND (s.deal_id IS NOT NULL OR NOT d.binding))
), inside AS (
  SELECT t.side, t.party_id,
    CASE WHEN f.amount IS NOT NULL THEN f.amount
      WHEN :group_scope IS NOT NULL AND u.party_id IS NULL THEN 0 END AS from_group
  FROM reported_total t
    LEFT JOIN from_group f ON f.side = t.side AND f.party_id = t.party_id
    LEFT JOIN unknown u ON u.side = t.side AND u.party_id = t.party_id
), measured AS (
  SELECT party_id FROM member
  UNION
  SELECT party_id FROM reported_total WHERE side IN ('customer', 'backlog')
  UNION
  SELECT party_id FROM cash_flow
)
SELECT :as_of AS as_of, p.party_id, CAST(:group_scope AS STRING) AS group_scope, m.group_id,
  r.amount AS revenue, r.period AS revenue_period, r.period_end AS revenue_period_end,
  CAST(sold.from_group AS DECIMAL(38,2)) AS from_group,
  CAST(sold.from_group AS DOUBLE) / CAST(greatest(r.amount, r_known.explained) AS DOUBLE)
    AS share_from_group,
  b.amount AS backlog,
  CAST(ordered.from_group AS DECIMAL(38,2)) AS backlog_from_group,
  CAST(ordered.from_group AS DOUBLE) / CAST(greatest(b.amount, b_known.explained) AS DOUBLE)
    AS share_of_backlog_from_group,
  i.capex, i.operating_cash_flow,
  CASE WHEN i.operating_cash_flow > 0
    THEN CAST(i.capex AS DOUBLE) / CAST(i.operating_cash_flow AS DOUBLE) END
    AS capex_to_operating_cash_flow
FROM measured p
  LEFT JOIN member m ON m.party_id = p.party_id
  LEFT JOIN reported_total r ON r.party_id = p.party_id AND r.side = 'customer'
  LEFT JOIN reported_total b ON b.party_id = p.party_id AND b.side = 'backlog'
  LEFT JOIN inside sold ON sold.party_id = p.party_id AND sold.side = 'customer'
  LEFT JOIN inside ordered ON ordered.party_id = p.party_id AND ordered.side = 'backlog'
  LEFT JOIN counterparty_share r_known ON r_known.party_id = p.party_id AND r_known.side = 'customer'
    AND r_known.rank = 1
  LEFT JOIN counterparty_share b_known ON b_known.party_id = p.party_id AND b_known.side = 'backlog'
    AND b_known.rank = 1
  LEFT JOIN cash_flow i ON i.party_id = p.party_id

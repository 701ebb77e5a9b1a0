WITH member AS (
  SELECT party_id, group_id
  FROM circular_member
  WHERE scope_id = concat(:as_of, '/announced/all/party') AND view = 'amount'
), from_group AS (
  SELECT b.side, b.party_id, sum(b.amount) AS amount
  FROM business b
    JOIN member own ON own.party_id = b.party_id
    JOIN member other ON other.party_id = b.counterparty_id AND other.group_id = own.group_id
  GROUP BY b.side, b.party_id
), investment AS (
  SELECT party_id, capex, cash_flow
  FROM (
    SELECT c.party_id, c.value AS capex, o.value AS cash_flow,
      row_number() OVER (PARTITION BY c.party_id ORDER BY c.period_end DESC) AS nth
    FROM twelve_months c
      JOIN twelve_months o ON o.party_id = c.party_id AND o.period_end = c.period_end
        AND o.metric = 'operating_cash_flow'
    WHERE c.metric = 'capex'
  )
  WHERE nth = 1
), measured AS (
  SELECT party_id FROM member
  UNION
  SELECT party_id FROM reported_total WHERE side IN ('customer', 'backlog')
  UNION
  SELECT party_id FROM investment
)
SELECT :as_of AS as_of, p.party_id, m.group_id, r.amount AS revenue, r.period AS revenue_period,
  r.period_end AS revenue_period_end,
  CAST(CASE WHEN r.amount IS NOT NULL THEN coalesce(fr.amount, 0) END AS DECIMAL(38,2))
    AS from_group,
  CASE WHEN r.amount IS NOT NULL THEN
    CAST(coalesce(fr.amount, 0) AS DOUBLE) / CAST(greatest(r.amount, r_known.explained) AS DOUBLE)
    END AS share_from_group,
  b.amount AS backlog,
  CAST(CASE WHEN b.amount IS NOT NULL THEN coalesce(fb.amount, 0) END AS DECIMAL(38,2))
    AS backlog_from_group,
  CASE WHEN b.amount IS NOT NULL THEN
    CAST(coalesce(fb.amount, 0) AS DOUBLE) / CAST(greatest(b.amount, b_known.explained) AS DOUBLE)
    END AS share_of_backlog_from_group,
  i.capex, i.cash_flow AS operating_cash_flow,
  CASE WHEN i.cash_flow > 0 THEN CAST(i.capex AS DOUBLE) / CAST(i.cash_flow AS DOUBLE) END
    AS capex_to_operating_cash_flow
FROM measured p
  LEFT JOIN member m ON m.party_id = p.party_id
  LEFT JOIN reported_total r ON r.party_id = p.party_id AND r.side = 'customer'
  LEFT JOIN reported_total b ON b.party_id = p.party_id AND b.side = 'backlog'
  LEFT JOIN from_group fr ON fr.party_id = p.party_id AND fr.side = 'customer'
  LEFT JOIN from_group fb ON fb.party_id = p.party_id AND fb.side = 'backlog'
  LEFT JOIN counterparty_share r_known ON r_known.party_id = p.party_id AND r_known.side = 'customer'
    AND r_known.rank = 1
  LEFT JOIN counterparty_share b_known ON b_known.party_id = p.party_id AND b_known.side = 'backlog'
    AND b_known.rank = 1
  LEFT JOIN investment i ON i.party_id = p.party_id

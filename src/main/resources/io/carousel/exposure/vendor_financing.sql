-- For every party that sells: its financing of others, and their purchases from it. A sum is null
-- if there are deals and none has a known amount, and 0 where there are no deals. Purchases are
-- unknown if no purchase is known, neither direct nor through others.
WITH given AS (
  SELECT payer_id AS supplier_id, payee_id AS customer_id,
    sum(CASE WHEN announced AND role IN ('capital', 'grant') THEN amount END) AS financed,
    count_if(announced AND role IN ('capital', 'grant')) AS financings,
    sum(CASE WHEN role IN ('capital', 'grant') THEN paid END) AS financed_paid,
    sum(CASE WHEN role = 'guarantee' THEN amount END) AS guaranteed,
    count_if(role = 'guarantee') AS guarantees,
    sum(CASE WHEN announced AND role IN ('grant', 'in-kind') THEN amount END) AS consideration,
    count_if(announced AND role IN ('grant', 'in-kind')) AS considerations,
    count_if(announced AND amount IS NULL) AS unknown, count_if(announced) AS deals
  FROM vendor_deal
  WHERE role IN ('capital', 'grant', 'in-kind', 'guarantee')
  GROUP BY payer_id, payee_id
), bought AS (
  SELECT payee_id AS supplier_id, payer_id AS customer_id,
    sum(CASE WHEN announced THEN amount END) AS direct, count_if(announced) AS purchases,
    sum(paid) AS direct_paid, count_if(announced AND amount IS NULL) AS unknown,
    count(*) AS all_purchases
  FROM vendor_deal
  WHERE role = 'trade'
  GROUP BY payee_id, payer_id
), traced AS (
  SELECT supplier_id, customer_id,
    max(CASE WHEN graph_id = 'announced' THEN indirect END) AS indirect,
    max(CASE WHEN graph_id = 'paid' THEN indirect END) AS indirect_paid
  FROM vendor_indirect
  GROUP BY supplier_id, customer_id
), counted AS (
  -- If a pair, or one side of it, has payments but no deals, the amount paid replaces the amount
  -- announced.
  SELECT g.supplier_id, g.customer_id, g.deals + coalesce(b.purchases, 0) = 0 AS paid_alone,
    CASE WHEN g.financings > 0 THEN g.financed ELSE coalesce(g.financed_paid, 0) END AS financed,
    CASE WHEN g.guaranteed IS NULL AND g.guarantees > 0 THEN NULL
      ELSE coalesce(g.guaranteed, 0) END AS guaranteed,
    CASE WHEN b.direct IS NOT NULL THEN b.direct
      WHEN b.purchases = 0 THEN b.direct_paid
      WHEN b.purchases IS NULL AND t.indirect > 0 THEN 0 END
      AS direct,
    CAST(round(coalesce(t.indirect, 0) / 100, 2) AS DECIMAL(38,2)) AS indirect,
    CAST(round(coalesce(t.indirect_paid, 0) / 100, 2) AS DECIMAL(38,2)) AS indirect_paid,
    CASE WHEN g.consideration IS NULL AND g.considerations > 0 THEN NULL
      ELSE coalesce(g.consideration, 0) END AS consideration,
    coalesce(g.financed_paid, 0) AS financed_paid,
    coalesce(b.direct_paid, 0) AS direct_paid, coalesce(b.all_purchases, 0) AS purchases,
    g.unknown + coalesce(b.unknown, 0) AS unknown
  FROM given g
    LEFT JOIN bought b ON b.supplier_id = g.supplier_id AND b.customer_id = g.customer_id
    LEFT JOIN traced t ON t.supplier_id = g.supplier_id AND t.customer_id = g.customer_id
  WHERE EXISTS (SELECT 1 FROM seller s WHERE s.supplier_id = g.supplier_id)
), pair AS (
  SELECT supplier_id, customer_id, CASE WHEN paid_alone THEN 'paid' ELSE 'announced' END AS basis,
    CASE WHEN paid_alone THEN financed_paid ELSE financed END AS financed, guaranteed,
    CASE WHEN paid_alone THEN direct_paid ELSE direct END AS direct,
    CASE WHEN paid_alone THEN indirect_paid ELSE indirect END AS indirect, consideration,
    financed_paid, direct_paid + indirect_paid AS purchased_paid, purchases, unknown
  FROM counted
), weighed AS (
  SELECT *,
    CASE WHEN direct IS NOT NULL OR indirect > 0 THEN coalesce(direct, 0) + indirect END
      AS purchased
  FROM pair
)
SELECT :as_of AS as_of, w.supplier_id, w.customer_id, w.basis,
  CAST(:window_from AS DATE) AS window_from,
  CAST(financed AS DECIMAL(38,2)) AS financed, CAST(guaranteed AS DECIMAL(38,2)) AS guaranteed,
  CAST(direct AS DECIMAL(38,2)) AS purchased_direct, indirect AS purchased_indirect,
  CASE WHEN financed > 0 THEN CAST(purchased AS DOUBLE) / CAST(financed AS DOUBLE) END
    AS return_ratio,
  -- least() ignores nulls.
  CASE WHEN purchased > 0 AND financed IS NOT NULL
    THEN CAST(least(financed, purchased) AS DOUBLE) / CAST(purchased AS DOUBLE) END
    AS financed_share,
  CAST(consideration AS DECIMAL(38,2)) AS consideration,
  CAST(direct - consideration AS DECIMAL(38,2)) AS purchased_net,
  CAST(financed_paid AS DECIMAL(38,2)) AS financed_paid,
  CAST(purchased_paid AS DECIMAL(38,2)) AS purchased_paid,
  CASE WHEN financed_paid > 0
    THEN CAST(purchased_paid AS DOUBLE) / CAST(financed_paid AS DOUBLE) END AS return_ratio_paid,
  r.revenue AS supplier_revenue, r.revenue_period AS supplier_revenue_period,
  r.revenue_period_end AS supplier_revenue_period_end,
  CASE WHEN r.revenue > 0
    THEN CAST(financed + guaranteed AS DOUBLE) / CAST(r.revenue AS DOUBLE) END
    AS financed_to_revenue,
  w.purchases, w.unknown AS deals_without_amount
FROM weighed w LEFT JOIN revenue r ON r.party_id = w.supplier_id

WITH newest AS (
  SELECT party_id, metric, max_by(value, period_end) AS value
  FROM twelve_months
  WHERE metric IN ('capex', 'revenue')
  GROUP BY party_id, metric
), counted AS (
  SELECT k.metric, p.party_id, n.value
  FROM counted_kind k
    JOIN party p ON p.kind = k.kind
    LEFT JOIN newest n ON n.party_id = p.party_id AND n.metric = k.metric
), total AS (
  SELECT sum(CASE WHEN metric = 'capex' THEN value END) AS capex,
    count(CASE WHEN metric = 'capex' THEN value END) AS spenders,
    count_if(metric = 'capex' AND value IS NULL) AS spenders_unknown,
    sum(CASE WHEN metric = 'revenue' THEN value END) AS earned,
    count(CASE WHEN metric = 'revenue' THEN value END) AS earners,
    count_if(metric = 'revenue' AND value IS NULL) AS earners_unknown
  FROM counted
), supposed AS (
  SELECT s.*, t.*, coalesce(s.given_spending, t.capex) AS spending,
    CAST(coalesce(s.given_spending, t.capex) / (s.useful_life_years * (1 - s.margin))
      AS DECIMAL(38,2)) AS needed
  FROM assumption s CROSS JOIN total t
)
SELECT :as_of AS as_of, scenario, CAST(margin AS DOUBLE) AS margin,
  CAST(useful_life_years AS DOUBLE) AS useful_life_years, CAST(spending AS DECIMAL(38,2)) AS spending,
  CASE WHEN given_spending IS NULL THEN 'fundamentals' ELSE 'settings' END AS spending_source,
  spenders, spenders_unknown, needed AS revenue_needed,
  CAST(earned AS DECIMAL(38,2)) AS revenue_earned, earners, earners_unknown,
  CAST(needed - earned AS DECIMAL(38,2)) AS gap
FROM supposed
WHERE spending IS NOT NULL OR earned IS NOT NULL

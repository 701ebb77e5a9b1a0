-- Warrants and share grants, worth shares x (price - strike) at each close from their day to their
-- expiry. A grant costs nothing where no strike is given; a warrant without one is of unknown worth.
WITH gift AS (
  SELECT d.deal_id, d.payer_id AS giver_id, d.payee_id AS receiver_id, d.agreement_id,
    d.instrument, d.shares, d.strike, d.currency, d.dated_on, d.expires_on, d.vesting,
    d.conditions, upper(trim(p.ticker)) AS ticker,
    CASE WHEN d.instrument = 'warrant' THEN d.strike ELSE coalesce(d.strike, 0) END AS cost,
    CASE WHEN d.priced_on IS NULL THEN d.amount END AS stated
  FROM deal d LEFT JOIN party p ON p.party_id = coalesce(d.issuer_id, d.payer_id)
  WHERE d.layer = 'in-kind' AND NOT d.cancelled AND d.payer_id <> d.payee_id
), purchase AS (
  SELECT agreement_id, payer_id, payee_id, sum(amount) AS amount
  FROM deal
  WHERE layer = 'trade' AND NOT cancelled AND agreement_id IS NOT NULL
  GROUP BY agreement_id, payer_id, payee_id
), around AS (
  SELECT g.deal_id, max_by(q.close, q.date) FILTER (WHERE q.date < g.dated_on) AS before,
    max(q.date) FILTER (WHERE q.date < g.dated_on) AS before_on,
    min_by(q.close, q.date) FILTER (WHERE q.date >= g.dated_on) AS after,
    min(q.date) FILTER (WHERE q.date >= g.dated_on) AS after_on
  FROM gift g
    JOIN quote q ON q.ticker = g.ticker
      AND q.date BETWEEN date_sub(g.dated_on, :announcement_days)
        AND date_add(g.dated_on, :announcement_days)
  GROUP BY g.deal_id
), market AS (
  -- Decimals: their mean does not depend on the order of rows.
  SELECT a.deal_id, CAST(avg(CAST(n.close / o.close - 1 AS DECIMAL(38,12))) AS DOUBLE) AS change
  FROM around a
    JOIN gift g USING (deal_id)
    JOIN quote o ON o.date = a.before_on AND o.ticker <> g.ticker AND o.close > 0
    JOIN quote n ON n.date = a.after_on AND n.ticker = o.ticker
  GROUP BY a.deal_id
), priced AS (
  SELECT g.deal_id, q.date AS priced_on, q.close AS price, 'price' AS value_source
  FROM gift g
    JOIN quote q ON q.ticker = g.ticker AND q.date >= g.dated_on
      AND (g.expires_on IS NULL OR q.date <= g.expires_on)
  UNION ALL
  SELECT g.deal_id, g.dated_on, NULL, 'deal'
  FROM gift g
  WHERE stated IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM quote q WHERE q.ticker = g.ticker AND q.date = g.dated_on)
), worth AS (
  SELECT g.*, p.priced_on, p.price, p.value_source, s.units_per_usd AS strike_rate,
    r.units_per_usd AS rate,
    CASE WHEN g.cost = 0 THEN CAST(0 AS DECIMAL(38,18)) ELSE
      CAST(g.cost / s.units_per_usd AS DECIMAL(38,18)) END AS cost_usd
  FROM priced p
    JOIN gift g USING (deal_id)
    LEFT JOIN rate s ON s.currency = g.currency AND p.priced_on >= s.from_on
      AND (s.until_on IS NULL OR p.priced_on < s.until_on)
    LEFT JOIN rate r ON r.currency = :reporting_currency AND p.priced_on >= r.from_on
      AND (r.until_on IS NULL OR p.priced_on < r.until_on)
), valued AS (
  SELECT :as_of AS as_of, w.deal_id, w.priced_on, w.giver_id, w.receiver_id, w.agreement_id,
    w.instrument, w.shares, w.price, w.strike,
    CAST(CASE w.value_source WHEN 'deal' THEN w.stated
      WHEN 'price' THEN CASE WHEN w.cost_usd IS NOT NULL THEN
        round(w.shares * greatest(w.price - w.cost_usd, 0) * w.rate, 2) END END AS DECIMAL(38,2))
      AS value,
    w.value_source,
    CASE WHEN w.vesting IS NULL AND w.conditions IS NULL THEN true
      WHEN try_cast(w.vesting AS DATE) IS NOT NULL THEN w.priced_on >= try_cast(w.vesting AS DATE) END
      AS vested,
    p.amount AS purchase,
    CAST(CASE WHEN w.cost_usd IS NOT NULL AND a.before IS NOT NULL THEN
      round(w.shares * (greatest(a.after - w.cost_usd, 0) - greatest(a.before - w.cost_usd, 0))
        * w.rate, 2) END AS DECIMAL(38,2)) AS announcement_gain,
    CASE WHEN a.before > 0 THEN CAST(a.after AS DOUBLE) / CAST(a.before AS DOUBLE) - 1 END
      AS announcement_return,
    CASE WHEN a.before > 0 THEN CAST(a.after AS DOUBLE) / CAST(a.before AS DOUBLE) - 1 END
      - m.change AS abnormal_return
  FROM worth w
    LEFT JOIN purchase p ON p.agreement_id = w.agreement_id AND p.payer_id = w.receiver_id
      AND p.payee_id = w.giver_id
    LEFT JOIN around a ON a.deal_id = w.deal_id
    LEFT JOIN market m ON m.deal_id = w.deal_id
)
SELECT *,
  CASE WHEN purchase > 0 THEN CAST(value AS DOUBLE) / CAST(purchase AS DOUBLE) END
    AS covered_share,
  CASE WHEN purchase > 0 THEN CAST(announcement_gain AS DOUBLE) / CAST(purchase AS DOUBLE) END
    AS gain_per_purchase
FROM valued

-- An equity grant is worth shares x (price - strike).
WITH purchase AS (
  SELECT agreement_id, payer_id, payee_id, sum(amount) AS amount
  FROM deal
  WHERE layer = 'trade' AND NOT cancelled AND agreement_id IS NOT NULL
  GROUP BY agreement_id, payer_id, payee_id
), gain AS (
  SELECT a.deal_id,
    share_value(g.shares, a.after, g.cost, s.rate, r.rate)
      - share_value(g.shares, a.before, g.cost, s.rate, r.rate) AS gain
  FROM price_reaction a
    JOIN equity_grant g USING (deal_id)
    LEFT JOIN day_rate s ON s.currency = g.currency AND s.day = a.after_on
    LEFT JOIN day_rate r ON r.currency = :reporting_currency AND r.day = a.after_on
), priced AS (
  SELECT g.*, d.priced_on, d.price, share_value(g.shares, d.price, g.cost, s.rate, r.rate) AS by_price
  FROM equity_grant_day d
    JOIN equity_grant g USING (deal_id)
    LEFT JOIN day_rate s ON s.currency = g.currency AND s.day = d.priced_on
    LEFT JOIN day_rate r ON r.currency = :reporting_currency AND r.day = d.priced_on
), valued AS (
  SELECT *,
    CASE WHEN by_price IS NOT NULL THEN by_price WHEN priced_on = dated_on THEN stated END AS worth
  FROM priced
)
SELECT :as_of AS as_of, v.deal_id, v.priced_on, v.giver_id, v.receiver_id, v.agreement_id,
  v.instrument, v.shares, v.price, v.strike, CAST(v.worth AS DECIMAL(38,2)) AS value,
  CASE WHEN v.by_price IS NOT NULL THEN 'price' WHEN v.worth IS NOT NULL THEN 'deal' END
    AS value_source,
  CASE WHEN v.vesting IS NULL AND v.conditions IS NULL THEN true
    WHEN trim(v.vesting) RLIKE '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' AND v.conditions IS NULL
      THEN v.priced_on >= try_cast(trim(v.vesting) AS DATE) END AS vested,
  p.amount AS purchase,
  CASE WHEN p.amount > 0 THEN CAST(v.worth AS DOUBLE) / CAST(p.amount AS DOUBLE) END
    AS covered_share,
  CAST(n.gain AS DECIMAL(38,2)) AS announcement_gain, a.change AS announcement_return,
  a.abnormal AS abnormal_return,
  CASE WHEN p.amount > 0 THEN CAST(n.gain AS DOUBLE) / CAST(p.amount AS DOUBLE) END
    AS gain_per_purchase
FROM valued v
  LEFT JOIN purchase p ON p.agreement_id = v.agreement_id AND p.payer_id = v.receiver_id
    AND p.payee_id = v.giver_id
  LEFT JOIN price_reaction a ON a.deal_id = v.deal_id
  LEFT JOIN gain n ON n.deal_id = v.deal_id

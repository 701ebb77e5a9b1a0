-- Reported market values, valuations of funding rounds, and the last price of each month times the
-- shares outstanding; of several on one day the first of: reported, price, round.
WITH worth AS (
  SELECT party_id, period_end AS valued_on, converted_value AS value, metric AS source
  FROM figure
  WHERE metric IN ('market_cap', 'valuation') AND counterparty_id IS NULL
    AND converted_value >= 0
  UNION ALL
  SELECT p.party_id, q.last.date,
    share_value(q.last.shares, q.last.close, CAST(0 AS DECIMAL(38,18)), r.rate, r.rate), 'price'
  FROM (
    SELECT ticker,
      max(named_struct('date', date, 'close', close, 'shares', shares_outstanding)) AS last
    FROM quote
    WHERE shares_outstanding IS NOT NULL
    GROUP BY ticker, trunc(date, 'MM')
  ) q
    JOIN party p ON upper(trim(p.ticker)) = q.ticker
    JOIN day_rate r ON r.currency = :reporting_currency AND r.day = q.last.date
  WHERE r.rate IS NOT NULL
), day AS (
  SELECT party_id, valued_on,
    min_by(named_struct('value', value, 'source', source), named_struct('first',
      CASE source WHEN 'market_cap' THEN 1 WHEN 'price' THEN 2 ELSE 3 END, 'value', value)) AS worth
  FROM worth
  GROUP BY party_id, valued_on
), timeline AS (
  SELECT party_id, valued_on AS day, 1 AS nth, worth, NULL AS revenue FROM day
  UNION ALL
  SELECT party_id, period_end, 0, NULL,
    named_struct('amount', value, 'period', period, 'period_end', period_end)
  FROM twelve_months
  WHERE metric = 'revenue'
), valued AS (
  SELECT party_id, day AS valued_on, worth.value AS value, worth.source AS source,
    last(revenue, true) OVER (PARTITION BY party_id ORDER BY day, nth) AS revenue, nth
  FROM timeline
)
SELECT :as_of AS as_of, party_id, valued_on, value AS market_value, source AS value_source,
  revenue.amount AS revenue, revenue.period AS revenue_period,
  revenue.period_end AS revenue_period_end,
  CASE WHEN revenue.amount > 0 THEN CAST(value AS DOUBLE) / CAST(revenue.amount AS DOUBLE) END
    AS multiple,
  lag(valued_on) OVER timeline AS previous_on,
  CASE WHEN lag(value) OVER timeline > 0
    THEN CAST(value AS DOUBLE) / CAST(lag(value) OVER timeline AS DOUBLE) - 1 END AS growth
FROM valued
WHERE nth = 1
WINDOW timeline AS (PARTITION BY party_id ORDER BY valued_on)

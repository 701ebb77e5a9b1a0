-- The amount that each party has with each counterparty, by side: as reported (revenue for the period
-- of the total, backlog and debt within twelve months of it), and from deals and payments for the
-- counterparties that reports do not name. Payments of a group to its own parent do not count.
--   customer  trade paid in the period of the reported revenue; without reported revenue, trade as
--             announced, and without deals, trade paid
--   supplier  trade as announced; without deals, trade paid
--   backlog   contracted trade still to come, and payments since the report
--   lender    loans not yet matured, less repayments
-- Backlog and lender are as of the day of the reported total, if there is one.
WITH reported AS (
  SELECT CASE metric WHEN 'revenue' THEN 'customer' WHEN 'debt' THEN 'lender' ELSE metric END
      AS side,
    party_id, period, period_end, counterparty_id, converted_value AS amount
  FROM figure
  WHERE metric IN ('revenue', 'backlog', 'debt') AND counterparty_id IS NOT NULL
    AND converted_value IS NOT NULL
), named AS (
  SELECT side, party_id, counterparty_id,
    coalesce(c.group_id, counterparty_id) AS counterparty_group_id, amount
  FROM (
    SELECT r.*, row_number() OVER (PARTITION BY r.side, r.party_id, r.counterparty_id
      ORDER BY r.period_end DESC, r.period DESC) AS nth
    FROM reported r LEFT JOIN reported_total t ON t.side = r.side AND t.party_id = r.party_id
    WHERE r.side = 'customer' AND r.period = t.period AND r.period_end = t.period_end
      OR r.side <> 'customer'
        AND r.period_end > add_months(coalesce(t.period_end, :as_of), -12)
  ) LEFT JOIN (SELECT party_id AS member_id, group_id FROM consolidation) c
    ON c.member_id = counterparty_id
  WHERE nth = 1
), period AS (
  SELECT side, party_id, date_add(add_months(period_end, -12), 1) AS from_on, period_end AS to_on
  FROM reported_total WHERE side = 'customer'
  UNION ALL
  SELECT side, party_id, date_add(period_end, 1), :as_of
  FROM reported_total WHERE side = 'backlog'
), in_period AS (
  SELECT t.side, p.payee_id AS party_id, p.payer_id AS counterparty_id,
    p.payer_group_id AS counterparty_group_id, p.source,
    CASE WHEN p.from_on >= t.from_on AND p.to_on <= t.to_on THEN p.amount
      ELSE CAST(p.amount
        * (datediff(least(p.to_on, t.to_on), greatest(p.from_on, t.from_on)) + 1)
        / (datediff(p.to_on, p.from_on) + 1) AS DECIMAL(38,2)) END AS amount
  FROM period t
    JOIN trade_paid p ON p.payee_id = t.party_id AND p.to_on >= t.from_on AND p.from_on <= t.to_on
  WHERE t.side = 'customer' OR p.contracted_on < t.from_on
), announced AS (
  SELECT payer_id, payee_id, payer_group_id, payee_group_id, amount, 'deals' AS source
  FROM deal
  WHERE layer = 'trade' AND NOT cancelled AND payer_id <> payee_id AND amount > 0
), bought AS (
  SELECT * FROM announced
  UNION ALL
  SELECT payer_id, payee_id, payer_group_id, payee_group_id, amount, source
  FROM trade_paid p
  WHERE source = 'payments' AND NOT EXISTS (SELECT 1 FROM announced a WHERE a.payer_id = p.payer_id)
), sold AS (
  SELECT * FROM announced
  UNION ALL
  SELECT payer_id, payee_id, payer_group_id, payee_group_id, amount, source
  FROM trade_paid p
  WHERE source = 'payments' AND NOT EXISTS (SELECT 1 FROM announced a WHERE a.payee_id = p.payee_id)
), lender_day AS (
  SELECT party_id AS borrower_id, period_end AS day FROM reported_total WHERE side = 'lender'
), repaid AS (
  SELECT r.borrower_id, r.lender_id, sum(r.amount) AS amount
  FROM repayment r LEFT JOIN lender_day t USING (borrower_id)
  WHERE r.paid_on IS NULL OR r.paid_on <= coalesce(t.day, :as_of)
  GROUP BY r.borrower_id, r.lender_id
), owed AS (
  SELECT l.borrower_id, l.lender_id, l.lender_group_id,
    least(
      sum(CASE WHEN l.matures_on <= coalesce(t.day, :as_of) THEN 0 ELSE l.amount END),
      sum(l.amount) - coalesce(first(r.amount), 0)) AS amount
  FROM loan l
    LEFT JOIN repaid r USING (borrower_id, lender_id)
    LEFT JOIN lender_day t USING (borrower_id)
  WHERE (l.ended_on IS NULL OR l.ended_on > t.day) AND (t.day IS NULL OR l.dated_on <= t.day)
  GROUP BY l.borrower_id, l.lender_id, l.lender_group_id
), from_deals AS (
  SELECT side, party_id, counterparty_id, counterparty_group_id, amount, source FROM in_period
  UNION ALL
  SELECT 'customer', payee_id, payer_id, payer_group_id, amount, source
  FROM sold s
  WHERE NOT EXISTS (
    SELECT 1 FROM reported_total t WHERE t.side = 'customer' AND t.party_id = s.payee_id)
  UNION ALL
  SELECT 'supplier', payer_id, payee_id, payee_group_id, amount, source FROM bought
  UNION ALL
  SELECT 'backlog', c.payee_id, c.payer_id, c.payer_group_id, c.due, 'deals'
  FROM trade_due c LEFT JOIN reported_total t ON t.side = 'backlog' AND t.party_id = c.payee_id
  WHERE c.binding AND (t.period_end IS NULL OR c.dated_on <= t.period_end)
  UNION ALL
  SELECT 'lender', borrower_id, lender_id, lender_group_id, amount, 'deals' FROM owed
)
SELECT side, party_id, counterparty_id, counterparty_group_id, amount, 'fundamentals' AS source
FROM named
WHERE amount > 0
UNION ALL
SELECT side, party_id, counterparty_id, counterparty_group_id, CAST(amount AS DECIMAL(38,2)), source
FROM from_deals d
WHERE amount > 0 AND counterparty_group_id <> party_id AND NOT EXISTS (
  SELECT 1 FROM named n
  WHERE n.side = d.side AND n.party_id = d.party_id
    AND n.counterparty_group_id = d.counterparty_group_id)

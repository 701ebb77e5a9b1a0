-- Warrants and grants of shares. A grant without a strike costs nothing; the value of a warrant without
-- a strike is unknown. The stated value is the deal's amount unless a share price gave it.
SELECT d.deal_id, d.payer_id AS giver_id, d.payee_id AS receiver_id, d.agreement_id, d.instrument,
  d.shares, d.strike, d.currency, d.dated_on, d.expires_on, d.vesting, d.conditions,
  upper(trim(p.ticker)) AS ticker,
  CASE WHEN d.instrument = 'warrant' THEN d.strike ELSE coalesce(d.strike, 0) END AS cost,
  CASE WHEN d.priced_on IS NULL THEN d.amount END AS stated
FROM deal d LEFT JOIN party p ON p.party_id = coalesce(d.issuer_id, d.payer_id)
WHERE d.layer = 'in-kind' AND NOT d.cancelled AND d.payer_id <> d.payee_id

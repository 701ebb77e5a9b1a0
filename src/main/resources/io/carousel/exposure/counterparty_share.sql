-- Counterparties under common control as one, with their share of the side's total. If the known
-- amounts exceed the reported total, their sum is the total.
WITH one AS (
  SELECT side, party_id, counterparty_group_id AS counterparty_id, sum(amount) AS amount,
    min(CASE source WHEN 'fundamentals' THEN 1 WHEN 'deals' THEN 2 ELSE 3 END) AS source
  FROM counterparty_amount
  GROUP BY side, party_id, counterparty_group_id
), summed AS (
  SELECT *, sum(amount) OVER (PARTITION BY side, party_id) AS explained,
    row_number() OVER (PARTITION BY side, party_id ORDER BY amount DESC, counterparty_id) AS rank
  FROM one
)
SELECT s.side, s.party_id, s.counterparty_id, s.rank, s.amount, s.explained,
  element_at(array('fundamentals', 'deals', 'payments'), s.source) AS source,
  CAST(s.amount AS DOUBLE) / CAST(greatest(s.explained, t.amount) AS DOUBLE) AS share,
  10 * s.amount >= greatest(s.explained, t.amount) AS major
FROM summed s LEFT JOIN reported_total t USING (side, party_id)

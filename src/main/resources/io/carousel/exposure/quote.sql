-- One close a ticker and day, however the ticker is spelled; of several the largest, as for the
-- values of deals.
SELECT ticker, date, close, shares_outstanding
FROM (
  SELECT upper(trim(ticker)) AS ticker, date, close, shares_outstanding,
    row_number() OVER (PARTITION BY upper(trim(ticker)), date
      ORDER BY close DESC, shares_outstanding DESC) AS nth
  FROM price
)
WHERE nth = 1

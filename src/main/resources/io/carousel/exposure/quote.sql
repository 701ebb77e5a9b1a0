-- One close for each ticker and day, however the ticker is spelled; of several, the largest, as for
-- the values of deals. There are many prices and few tickers with two spellings, so only those few
-- are compared.
WITH spelled AS (
  SELECT upper(trim(ticker)) AS ticker, date, close, shares_outstanding,
    ticker <> upper(trim(ticker)) AS otherwise
  FROM price
), variant AS (
  SELECT DISTINCT ticker FROM spelled WHERE otherwise
)
SELECT /*+ BROADCAST(v) */ s.ticker, s.date, s.close, s.shares_outstanding
FROM spelled s LEFT ANTI JOIN variant v ON v.ticker = s.ticker
UNION ALL
SELECT ticker, date, close, shares_outstanding
FROM (
  SELECT /*+ BROADCAST(v) */ s.*, row_number() OVER (PARTITION BY s.ticker, s.date
    ORDER BY s.close DESC, s.shares_outstanding DESC) AS nth
  FROM spelled s LEFT SEMI JOIN variant v ON v.ticker = s.ticker
)
WHERE nth = 1

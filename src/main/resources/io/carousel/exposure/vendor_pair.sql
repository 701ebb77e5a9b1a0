-- Each seller and each party that it gave capital, shares or guarantees, if that party spends anything.
SELECT graph.graph_id, supplier_id, customer_id
FROM (
  SELECT DISTINCT payer_id AS supplier_id, payee_id AS customer_id
  FROM vendor_deal
  WHERE role IN ('capital', 'grant', 'in-kind', 'guarantee')
) given
  CROSS JOIN (SELECT explode(array('announced', 'paid')) AS graph_id) graph
WHERE EXISTS (SELECT 1 FROM seller s WHERE s.supplier_id = given.supplier_id)
  AND EXISTS (SELECT 1 FROM vendor_edge spent
    WHERE spent.payer_id = given.customer_id AND spent.graph_id = graph.graph_id)

SELECT OBJECT('agreements', OBJECT(
  'nodes', LIST[OBJECT('key', key, 'title', title, 'signedOn', OBJECT('edtf', signed_on_edtf))],
  'pageInfo', OBJECT('hasNextPage', YES, 'hasPreviousPage', NAY)
))
FROM (
  SELECT key, title, signed_on_edtf FROM agreement
  ORDER BY signed_on_earliest NULLS LAST, id LIMIT 20
) AS page

SELECT OBJECT('agreements', OBJECT(
  'nodes', LIST[OBJECT('key', key, 'title', title, 'signedOn', CASE
    WHEN signed_on_edtf IS NOT NULL THEN OBJECT('edtf', signed_on_edtf)
  END)],
  'pageInfo', OBJECT('hasNextPage', NAY, 'hasPreviousPage', YES)
))
FROM (
  SELECT * FROM (
    SELECT id, key, title, signed_on_edtf, signed_on_earliest FROM agreement
    ORDER BY signed_on_earliest DESC NULLS FIRST, id DESC LIMIT 20
  ) AS backward
  ORDER BY signed_on_earliest NULLS LAST, id
) AS page

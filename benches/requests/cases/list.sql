SELECT OBJECT('agreements', OBJECT('nodes', LIST[OBJECT(
  'key', key, 'title', title, 'form', form, 'signedOn', OBJECT('edtf', signed_on_edtf)
)]))
FROM (
  SELECT key, title, form, signed_on_edtf FROM agreement
  ORDER BY signed_on_earliest NULLS LAST, id LIMIT 20
) AS page

SELECT OBJECT('agreement', OBJECT(
  'key', key, 'title', title, 'form', form, 'signedOn', OBJECT('edtf', signed_on_edtf)
))
FROM agreement WHERE key = 'bench-01007'

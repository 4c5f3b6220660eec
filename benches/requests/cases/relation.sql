SELECT OBJECT('agreements', OBJECT('nodes', LIST[OBJECT(
  'key', key, 'title', title, 'signedOn', OBJECT('edtf', signed_on_edtf)
)]))
FROM (
  SELECT key, title, signed_on_edtf FROM agreement
  WHERE EXISTS (
    SELECT 1 FROM party WHERE party.agreement_id = agreement.id
      AND party.actor_id = (SELECT id FROM state WHERE iso_code = 'NOR')
  ) AND EXISTS (
    SELECT 1 FROM decree_action
    WHERE decree_action.agreement_id = agreement.id AND decree_action.effect = 'RATIFIES'
  )
  ORDER BY signed_on_earliest NULLS LAST, id LIMIT 20
) AS page

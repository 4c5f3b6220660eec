WITH named AS MATERIALIZED (
  SELECT DISTINCT state.id, state.iso_code, state.name, state.name_folded,
    COALESCE(decree.adopted_on_earliest, decree.published_on_earliest) AS day
  FROM decree
  JOIN institution ON institution.id = decree.issuer_id
  JOIN decree_action ON decree_action.decree_id = decree.id
  JOIN party ON party.agreement_id = decree_action.agreement_id
  JOIN state ON state.id = party.actor_id
  WHERE decree.key = 'rus-gov-order-2025-12-19' AND state.id <> institution.actor_id
    AND state.id NOT IN (
      SELECT predecessor_id FROM succession
      WHERE kind = 'CONTINUATION' AND successor_id = institution.actor_id
    )
),
members AS MATERIALIZED (
  SELECT organization.key AS of, named.id, named.iso_code, named.name, named.name_folded
  FROM named
  JOIN membership ON membership.state_id = named.id
  JOIN organization ON organization.id = membership.organization_id
  WHERE organization.key IN ('eu', 'nato') AND membership.from_latest <= named.day
    AND (membership.until_edtf IS NULL OR membership.until_earliest > named.day)
)
SELECT OBJECT('decree', OBJECT(
  'publishedOn', OBJECT('edtf', decree.published_on_edtf),
  'named', OBJECT('totalCount', (SELECT count(*) FROM named)),
  'inEu', OBJECT(
    'totalCount', (SELECT count(*) FROM members WHERE of = 'eu'),
    'nodes', (
      SELECT LIST[OBJECT('isoCode', iso_code, 'name', name)]
      FROM (SELECT * FROM members WHERE of = 'eu' ORDER BY name_folded, id LIMIT 20) AS page
    )
  ),
  'inNato', OBJECT('totalCount', (SELECT count(*) FROM members WHERE of = 'nato'))
))
FROM decree WHERE key = 'rus-gov-order-2025-12-19'

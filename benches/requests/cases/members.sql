WITH held AS MATERIALIZED (
  SELECT DISTINCT state.id, state.iso_code, state.name, state.name_folded
  FROM membership JOIN state ON state.id = membership.state_id
  WHERE membership.organization_id = (SELECT id FROM organization WHERE key = 'eu')
    AND membership.from_latest <= '2010-01-01'
    AND (membership.until_edtf IS NULL OR membership.until_earliest > '2010-01-01')
)
SELECT OBJECT('organization', OBJECT('name', organization.name, 'members', OBJECT(
  'totalCount', (SELECT count(*) FROM held),
  'nodes', (
    SELECT LIST[OBJECT('isoCode', iso_code, 'name', name)]
    FROM (SELECT * FROM held ORDER BY name_folded, id LIMIT 100) AS page
  )
)))
FROM organization WHERE key = 'eu'

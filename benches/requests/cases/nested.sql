SELECT OBJECT('agreements', OBJECT('nodes', (
  SELECT LIST[OBJECT(
    'key', page.key,
    'title', page.title,
    'parties', OBJECT('nodes', (
      SELECT LIST[OBJECT('key', parts.key, 'actor', CASE
        WHEN state.id IS NULL
        THEN OBJECT('name', organization.name, 'shortName', organization.short_name)
        ELSE OBJECT('name', state.name, 'isoCode', state.iso_code)
      END) ORDER BY parts.id]
      FROM (
        SELECT id, key, actor_id FROM party WHERE agreement_id = page.id ORDER BY id LIMIT 100
      ) AS parts
      LEFT JOIN state ON state.id = parts.actor_id
      LEFT JOIN organization ON organization.id = parts.actor_id
    )),
    'decrees', OBJECT('nodes', (
      SELECT LIST[OBJECT(
        'key', acts.key, 'title', acts.title, 'issuer', OBJECT('name', institution.name)
      ) ORDER BY acts.id]
      FROM (
        SELECT DISTINCT decree.id, decree.key, decree.title, decree.issuer_id
        FROM decree_action JOIN decree ON decree.id = decree_action.decree_id
        WHERE decree_action.agreement_id = page.id ORDER BY decree.id LIMIT 20
      ) AS acts
      JOIN institution ON institution.id = acts.issuer_id
    ))
  )]
  FROM (
    SELECT id, key, title FROM agreement ORDER BY title_folded, id LIMIT 20
  ) AS page
)))

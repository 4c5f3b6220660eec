WITH counts AS MATERIALIZED (
  SELECT party.actor_id, count(*) AS agreements
  FROM party JOIN agreement_period AS period ON period.agreement_id = party.agreement_id
  WHERE period.status = 'IN_FORCE' AND period.otherwise = 'IN_FORCE'
    AND period."from" <= '2020-01-01' AND (period."until" IS NULL OR period."until" > '2020-01-01')
  GROUP BY party.actor_id
)
SELECT OBJECT('state', OBJECT('name', root.name, 'agreements', OBJECT('nodes', (
  SELECT LIST[OBJECT(
    'key', page.key,
    'parties', OBJECT('nodes', (
      SELECT LIST[OBJECT('actor', CASE
        WHEN state.id IS NULL THEN OBJECT('shortName', organization.short_name)
        ELSE OBJECT('isoCode', state.iso_code, 'agreements', OBJECT('totalCount', COALESCE(
          (SELECT agreements FROM counts WHERE counts.actor_id = state.id), 0
        )))
      END) ORDER BY parts.id]
      FROM (
        SELECT id, actor_id FROM party WHERE agreement_id = page.id ORDER BY id LIMIT 100
      ) AS parts
      LEFT JOIN state ON state.id = parts.actor_id
      LEFT JOIN organization ON organization.id = parts.actor_id
    ))
  )]
  FROM (
    SELECT agreement.id, agreement.key
    FROM party JOIN agreement ON agreement.id = party.agreement_id
    WHERE party.actor_id = root.id
    ORDER BY agreement.signed_on_earliest NULLS LAST, agreement.id LIMIT 50
  ) AS page
))))
FROM state AS root WHERE root.iso_code = 'NOR'

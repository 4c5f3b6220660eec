WITH found AS MATERIALIZED (
  SELECT agreement.id, agreement.key, agreement.title, agreement.signed_on_earliest, period.status
  FROM party AS own
  JOIN party AS other ON other.agreement_id = own.agreement_id
  JOIN agreement ON agreement.id = own.agreement_id
  JOIN agreement_period AS period ON period.agreement_id = own.agreement_id
  WHERE own.actor_id = (SELECT id FROM state WHERE iso_code = 'NOR')
    AND other.actor_id = (SELECT id FROM state WHERE iso_code = 'SWE')
    AND agreement.title_folded LIKE '%trade%'
    AND period.status = 'IN_FORCE' AND period.otherwise = 'IN_FORCE'
    AND period."from" <= '2020-01-01' AND (period."until" IS NULL OR period."until" > '2020-01-01')
)
SELECT OBJECT('state', OBJECT('agreementsWith', OBJECT(
  'totalCount', (SELECT count(*) FROM found),
  'nodes', (
    SELECT LIST[OBJECT('key', key, 'title', title, 'status', OBJECT('status', status))]
    FROM (SELECT * FROM found ORDER BY signed_on_earliest NULLS LAST, id LIMIT 20) AS page
  )
)))

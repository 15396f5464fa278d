-- Whether a rule of lib/audience/schema.ts means somebody with these facts. The values of one field are alternatives, the fields
-- hold together; a rule that says nothing means nobody. Whether they are with us on a day is asked apart.
CREATE FUNCTION audience_means(rule jsonb, team text, role text, location text, started date)
RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN rule->'everyone' = 'true'::jsonb THEN true ELSE
    rule ?| ARRAY['team', 'role', 'location', 'startedAfter']
    AND (rule->'team' IS NULL OR rule->'team' ? team)
    AND (rule->'role' IS NULL OR rule->'role' ? role)
    AND (rule->'location' IS NULL OR rule->'location' ? location)
    AND (rule->'startedAfter' IS NULL OR coalesce(started > (rule->>'startedAfter')::date, false)) END
$$;

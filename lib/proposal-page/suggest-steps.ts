import { controlTemplates } from '#lib/control/template.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { keptIds, type ReviewProposal } from './review.ts';
import { type CandidateControl, type Suggestion, suggestionsAmong } from './suggest.ts';

/** Most controls that are compared with a page's proposals. */
const most = 400;

/** Controls that may answer these subcategories or matters, the likeliest first; the comparing itself is not the database's. */
async function candidates(
  tenant: Tenant,
  ids: readonly string[],
  matters: readonly string[],
): Promise<CandidateControl[]> {
  return tenant.$queryRaw<CandidateControl[]>`
    WITH wanted AS (
      SELECT replace(plainto_tsquery('english', ${matters.join(' ')})::text, '&', '|')::tsquery AS words
    )
    SELECT c.id, c.identifier, c.title, c.description,
      coalesce(array_agg(r.identifier) FILTER (WHERE r.id IS NOT NULL AND f.key = 'nist-csf'), '{}') AS requirements
    FROM "Control" c
    CROSS JOIN wanted w
    LEFT JOIN "ControlRequirement" m ON m."organizationId" = c."organizationId" AND m."controlId" = c.id
    LEFT JOIN "Requirement" r ON r."organizationId" = m."organizationId" AND r.id = m."requirementId"
    LEFT JOIN "Framework" f ON f."organizationId" = r."organizationId" AND f.id = r."frameworkId"
    WHERE c."archivedAt" IS NULL
    GROUP BY c."organizationId", c.id, w.words
    ORDER BY coalesce(bool_or(f.key = 'nist-csf' AND r.identifier = ANY (${[...ids]})), false) DESC,
      ts_rank(to_tsvector('english', c.title), w.words) DESC, c.identifier
    LIMIT ${most}`;
}

/** What may stand behind each of these proposals, by their ids; the one to begin with first. */
export async function suggestFor(
  tenant: Tenant,
  proposals: readonly ReviewProposal[],
): Promise<Map<string, Suggestion[]>> {
  const ids = [...new Set(proposals.flatMap(({ requirements }) => requirements.map(({ id }) => id)))];
  const matters = [...new Set(proposals.map(({ title }) => title).filter(Boolean))];
  const suggestions = suggestionsAmong(await candidates(tenant, ids, matters), controlTemplates());
  return new Map(
    proposals.map((one) => [
      one.id,
      suggestions({ text: one.text, title: one.title, requirements: keptIds(one) }),
    ]),
  );
}

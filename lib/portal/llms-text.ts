import { absolute } from '#lib/origin.ts';
import { portalPaths } from '#lib/paths.ts';
import type { Projection, ProjectionClaim, ProjectionReport } from './projection.ts';

type Published = { number: number; publishedAt: Date; projection: Projection };

/** One line of text: what a person wrote cannot begin a heading, a list or a link of its own. */
const plain = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[[\]()<>`*_#|\\]/g, '\\$&')
    .trim();

function standingOf({ standing, verification }: ProjectionClaim): string {
  if (!standing) return '';
  if (!verification) return ` (${standing})`;
  const when =
    verification.kind === 'day'
      ? `on ${verification.on}`
      : verification.kind === 'month'
        ? `in ${verification.month}`
        : `within ${verification.days} days`;
  return ` (${standing}, verified ${when})`;
}

function reportLine(report: ProjectionReport): string {
  const { framework, title, auditor, opinion, periodStartOn, periodEndOn, duties } = report;
  const when = periodEndOn && (periodStartOn ? `${periodStartOn} to ${periodEndOn}` : `as of ${periodEndOn}`);
  const told = [title, auditor, when ?? '', opinion ?? '', report.scope].filter((text) => text !== '');
  const head = `- ${plain(framework)}: ${told.map(plain).join(', ')}`;
  const own = duties.map(({ reference, text }) => `  - customers must: ${plain(reference)} ${plain(text)}`);
  return [head, ...own].join('\n');
}

const link = (text: string, path: string) => `[${plain(text)}](${absolute(path)})`;

/** A portal as llms.txt: what it is, its claims with their permanent links and standings, and its pages for programs. */
export function llmsText(slug: string, { number, publishedAt, projection }: Published): string {
  const { organization, title, areas, csf, auditReports, documents, policies, subprocessors } = projection;
  const today = new Date().toISOString().slice(0, 10);
  const lines = [
    `# ${plain(title)}`,
    '',
    `> What ${plain(organization.name)} publishes about its security: edition ${number}, published ${publishedAt.toISOString()}. Each statement says whether current evidence proves it.`,
    '',
    '## For programs',
    '',
    `- ${link('All of it as JSON', portalPaths.json(portalPaths.overview(slug)))}`,
    `- ${link('As it was on an earlier day', portalPaths.json(portalPaths.asOf(slug, today)))}: put the day into the address`,
    ...(csf?.functions ?? []).map(
      (row) =>
        `- ${link(`NIST CSF 2.0, ${row.title}`, portalPaths.json(portalPaths.csf(slug, row.identifier)))}: ${row.covered} of ${row.inForce} covered, ${row.proven} proven`,
    ),
    ...areas.flatMap((area) => [
      '',
      `## ${plain(area.chapter ? `${area.chapter}: ${area.title}` : area.title)}`,
      '',
      ...(area.introduction ? [plain(area.introduction), ''] : []),
      ...area.claims.map(
        (claim) => `- ${link(claim.text, portalPaths.claim(slug, claim.id))}${standingOf(claim)}`,
      ),
    ]),
    '',
    '## Documents',
    '',
    ...auditReports.map(reportLine),
    ...documents.map((row) => `- ${plain(row.title)} (${row.tier})`),
    ...(policies.length > 0 ? ['', '## Policies', ''] : []),
    ...policies.map(
      ({ id, title, version, effectiveOn }) =>
        `- ${link(title, portalPaths.policy(slug, id))}: version ${version}, in force from ${effectiveOn}; ${link('as JSON', portalPaths.json(portalPaths.policy(slug, id)))}`,
    ),
    ...(subprocessors.length > 0 ? ['', '## Subprocessors', ''] : []),
    ...subprocessors.map((row) => `- ${plain(row.name)}: ${plain(row.purpose)}, ${plain(row.location)}`),
  ];
  return `${lines.join('\n')}\n`;
}

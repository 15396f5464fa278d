import { stringify } from 'yaml';
import type { PolicyQuestion } from '#lib/policy/schema.ts';
import { ownFormat } from '#lib/policy-import/file-fields.ts';

/** A policy with the version that leaves, as files are made of it. */
export type ExportedPolicy = {
  identifier: string;
  title: string;
  tier: string;
  owner: string | null;
  audience: string | null;
  quorum: number;
  reviewEveryDays: number | null;
  dueWithinDays: number;
  confirmation: string | null;
  statement: string;
  controls: string[];
  requirements: string[];
  version: { number: number; summary: string; effectiveOn: string | null; isFile: boolean };
  texts: { locale: string; title: string; body: string; original: boolean; questions: PolicyQuestion[] }[];
};

/** A name for the files of a policy that every system takes. */
export function fileStem(identifier: string): string {
  const plain = identifier.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-');
  return plain.replace(/^[-.]+|[-.]+$/g, '') || 'policy';
}

function frontMatter(policy: ExportedPolicy): Record<string, unknown> {
  const { identifier, tier, owner, audience, quorum, reviewEveryDays, dueWithinDays, version } = policy;
  const { confirmation, statement, controls, requirements } = policy;
  return {
    format: ownFormat,
    identifier,
    tier,
    ...(owner ? { owner } : {}),
    ...(audience ? { audience } : {}),
    quorum,
    reviewEveryDays: reviewEveryDays ?? 0,
    dueWithinDays,
    ...(confirmation ? { confirmation } : {}),
    ...(statement ? { statement } : {}),
    ...(controls.length > 0 ? { controls } : {}),
    ...(requirements.length > 0 ? { requirements } : {}),
    ...(version.summary ? { summary: version.summary } : {}),
    version: version.number,
    ...(version.effectiveOn ? { effectiveOn: version.effectiveOn } : {}),
  };
}

const written = (head: Record<string, unknown>, body: string) =>
  `---\n${stringify(head, { lineWidth: 0 })}---\n\n${body}\n`;

/**
 * The files of a policy: Markdown with front matter for each language, which the import reads without loss. `pictures` are
 * paths by the ids of pictures; a PDF gets a file that speaks of it, and stands beside as `<stem>.pdf`.
 */
export function policyFiles(
  policy: ExportedPolicy,
  stem: string,
  pictures: ReadonlyMap<string, string>,
): { path: string; text: string }[] {
  const head = frontMatter(policy);
  if (policy.version.isFile)
    return [{ path: `${stem}.md`, text: written({ ...head, title: policy.title, file: `${stem}.pdf` }, '') }];
  const several = policy.texts.length > 1;
  return policy.texts.map(({ locale, title, body, original, questions }) => {
    const named = title === policy.title ? {} : { policyTitle: policy.title };
    const own = { ...head, ...named, title, language: locale, ...(several ? { original } : {}) };
    const shown = body.replace(/\]\(image:([0-9a-f-]{36})/g, (all, id: string) => {
      const path = pictures.get(id);
      return path ? `](${path}` : all;
    });
    return {
      path: several && !original ? `${stem}.${locale}.md` : `${stem}.md`,
      text: written(questions.length > 0 ? { ...own, questions } : own, shown),
    };
  });
}

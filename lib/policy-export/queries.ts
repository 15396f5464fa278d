import { dayOf } from '#lib/day.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { type SealedFile, sealedFile } from '#lib/file/stored-file.ts';
import { query } from '#lib/operation.ts';
import { policyQuestions } from '#lib/policy/schema.ts';
import type { ExportedPolicy } from './markdown.ts';
import { exportInput } from './schema.ts';

const atOnce = 25;

const exportedVersion = {
  id: true,
  number: true,
  summary: true,
  fileId: true,
  closedAt: true,
  publication: { select: { effectiveOn: true } },
  texts: { select: { locale: true, title: true, body: true, original: true, questions: true } },
} as const;

/** A policy with the files that belong to it: its PDF, and its pictures by id. */
export type PolicyToExport = {
  policy: ExportedPolicy;
  pdf: SealedFile | null;
  pictures: Map<string, SealedFile>;
};

async function read(tenant: Tenant, after: string | null) {
  return tenant.policy.findMany({
    where: { retirements: { none: { restoredAt: null } }, ...(after ? { id: { gt: after } } : {}) },
    orderBy: { id: 'asc' },
    take: atOnce,
    include: {
      owner: { select: { email: true } },
      audience: { select: { name: true } },
      controls: {
        where: { removedAt: null, control: { archivedAt: null } },
        orderBy: { control: { identifier: 'asc' } },
        select: { control: { select: { identifier: true } } },
      },
      requirements: {
        where: { removedAt: null },
        orderBy: { requirement: { position: 'asc' } },
        select: {
          requirement: { select: { identifier: true, framework: { select: { key: true, version: true } } } },
        },
      },
      currentVersion: { select: exportedVersion },
      versions: { orderBy: { number: 'desc' }, take: 1, select: exportedVersion },
      images: { select: { id: true, fileId: true } },
    },
  });
}

/** The version in force, else the newest; with `drafts` the one that is worked on comes first. */
function versionOf({ versions: [newest], currentVersion }: Row, drafts: boolean) {
  const open = newest?.closedAt === null ? newest : null;
  return (drafts ? open : null) ?? currentVersion ?? newest ?? null;
}

type Row = Awaited<ReturnType<typeof read>>[number];

type Text = { original: boolean; locale: string };
const inOrder = (a: Text, b: Text) =>
  Number(b.original) - Number(a.original) || (a.locale < b.locale ? -1 : 1);

function exported(row: Row, version: NonNullable<Row['currentVersion']>): ExportedPolicy {
  const { publication, fileId, number, summary, texts } = version;
  return {
    ...row,
    owner: row.owner?.email ?? null,
    audience: row.audience?.name ?? null,
    controls: row.controls.map(({ control }) => control.identifier),
    requirements: row.requirements.map(({ requirement: { identifier, framework } }) => {
      return `${framework.key}/${framework.version} ${identifier}`;
    }),
    version: {
      number,
      summary,
      isFile: fileId !== null,
      effectiveOn: publication ? dayOf(publication.effectiveOn) : null,
    },
    texts: texts
      .toSorted(inOrder)
      .map((text) => ({ ...text, questions: policyQuestions.parse(text.questions) })),
  };
}

/** Policies that are not retired with what they say, in batches; `next` is null after the last. */
export const exportPolicyTexts = query(
  'policy:export',
  exportInput,
  async ({ tenant }, { after, drafts }) => {
    const rows = await read(tenant, after);
    const policies: PolicyToExport[] = [];
    for (const row of rows) {
      const version = versionOf(row, drafts);
      if (!version) continue;
      const pictures = new Map<string, SealedFile>();
      for (const { id, fileId } of row.images)
        if (version.texts.some(({ body }) => body.includes(`image:${id}`)))
          pictures.set(id, await sealedFile(tenant, fileId));
      const pdf = version.fileId ? await sealedFile(tenant, version.fileId) : null;
      policies.push({ policy: exported(row, version), pdf, pictures });
    }
    return { policies, next: rows.length === atOnce ? (rows.at(-1)?.id ?? null) : null };
  },
);

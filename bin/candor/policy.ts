import type { Command } from 'commander';
import type { OperatorActor } from '#lib/auth/actor.ts';
import { getPolicy } from '#lib/policy/detail-queries.ts';
import { type PolicyState, policyStates } from '#lib/policy/lifecycle.ts';
import type { PolicyRow } from '#lib/policy/list-schema.ts';
import { publishPolicy } from '#lib/policy/publish-commands.ts';
import { listPolicies, listPolicyChoices } from '#lib/policy/queries.ts';
import { importPolicies } from '#lib/policy-import/import-commands.ts';
import { getPolicyImport } from '#lib/policy-import/import-queries.ts';
import { receivePolicyFiles } from '#lib/policy-import/receive.ts';
import { Sentence } from '../sentence.ts';
import { operatorIn } from './actor.ts';
import { exportTo, uploadFrom } from './policy-folder.ts';
import {
  addListVerb,
  addTenantVerb,
  Failed,
  type InOrganization,
  type ListOptions,
  oneOf,
  pageOf,
  several,
} from './verb.ts';

const workStates = ['draft', 'change-requested', 'submitted', 'approved'] as const;

type List = ListOptions & { state?: PolicyState; work?: (typeof workStates)[number] };
type Import = InOrganization & { preview?: boolean; owner?: string; answer?: string[] };
type Export = InOrganization & { out: string; drafts?: boolean };
type Publish = InOrganization & { effectiveOn?: string };

async function ownerIdOf(actor: OperatorActor, name: string | undefined): Promise<string | null> {
  if (name === undefined) return null;
  const { owners } = await listPolicyChoices(actor, {});
  const found = owners.filter((owner) => owner.name === name || owner.id === name);
  const [owner] = found;
  if (!owner || found.length > 1) throw new Sentence(`There is no one member called “${name}”.`);
  return owner.id;
}

/** `--answer "{{companyName}}=Alder"`. */
function answersOf(given: readonly string[]): { placeholder: string; value: string }[] {
  return given.map((text) => {
    const at = text.lastIndexOf('=');
    if (at < 1) throw new Sentence(`“${text}” must be a placeholder, = and what it is filled with.`);
    return { placeholder: text.slice(0, at), value: text.slice(at + 1) };
  });
}

async function importFiles({ organization, preview = false, owner, answer = [] }: Import, path = '') {
  const actor = await operatorIn(organization);
  const ownerId = await ownerIdOf(actor, owner);
  const answers = answersOf(answer);
  const draftId = await receivePolicyFiles(actor, await uploadFrom(path));
  const { policies, placeholders, leftOut } = await getPolicyImport(actor, { draftId });
  const of = (state: string) => policies.filter((policy) => policy.state === state);
  const given = new Set(answers.map(({ placeholder }) => placeholder));
  const outcome = {
    added: of('new').length,
    changed: of('changed').length,
    unchanged: of('same').length,
    policies: policies.map(({ identifier, title, state, path: file }) => ({
      identifier,
      title,
      state,
      path: file,
    })),
    problems: of('problem').flatMap(({ problems }) => problems),
    open: placeholders.flatMap(({ text, places }) =>
      given.has(text) ? [] : [{ text, places: places.length }],
    ),
    leftOut,
  };
  if (preview) return { ...outcome, imported: false };
  const { policyIds: _, skipped, ...done } = await importPolicies(actor, { draftId, ownerId, answers });
  const result = { ...outcome, ...done, imported: true };
  return skipped > 0 ? new Failed(result) : result;
}

async function exportFiles({ organization, out, drafts = false }: Export) {
  const files = await exportTo(await operatorIn(organization), out, { drafts });
  return { out, files };
}

async function publish({ organization, effectiveOn }: Publish, identifier = '') {
  const actor = await operatorIn(organization);
  const { rows } = await listPolicies(actor, { search: identifier });
  const found = rows.find((row) => row.identifier === identifier);
  if (!found) throw new Sentence(`There is no policy called “${identifier}”.`);
  const { open, today } = await getPolicy(actor, { policyId: found.id });
  if (!open?.sha256)
    throw new Sentence(`${identifier} has no approved version. Submit it and have it approved first.`);
  const day = effectiveOn ?? today;
  await publishPolicy(actor, { versionId: open.id, sha256: open.sha256, effectiveOn: day });
  return { identifier, version: open.number, effectiveOn: day };
}

/** `candor policy list|import|export|publish`. */
export function addPolicyVerbs(noun: Command): void {
  addListVerb<List, PolicyRow>(
    noun,
    'list policies with the version in force and what is being worked on',
    async (options) => {
      const { state, work } = options;
      return listPolicies(await operatorIn(options.organization), {
        ...pageOf(options),
        filters: { state, work },
      });
    },
    ({ identifier, title, state, number, effectiveOn, work, reviewDueOn, ownerName }) => ({
      identifier,
      title,
      state,
      version: number ?? '',
      effectiveOn: effectiveOn ?? '',
      work: work ?? '',
      reviewDueOn: reviewDueOn ?? '',
      owner: ownerName ?? '',
    }),
  )
    .option('--state <state>', policyStates.join(', '), oneOf(policyStates))
    .option('--work <state>', workStates.join(', '), oneOf(workStates));
  addTenantVerb<Import>(
    noun,
    'import <path>',
    'bring policies in as drafts: a folder or ZIP of Markdown, DOCX and PDF, or one such file',
    importFiles,
  )
    .option('--preview', 'say what would happen and do nothing')
    .option('--owner <member>', 'name or id of the member who owns new policies')
    .option(
      '--answer <placeholder=text>',
      'fills a placeholder, e.g. "{{name}}=Alder"; may be given several times',
      several,
    );
  addTenantVerb<Export>(
    noun,
    'export',
    'write all policies that are not retired as Markdown that can be imported again',
    exportFiles,
  )
    .requiredOption('--out <path>', 'a new .zip, or a folder that is new or empty')
    .option('--drafts', 'what is being worked on, where there is such a version');
  addTenantVerb<Publish>(
    noun,
    'publish <identifier>',
    'publish the approved version of a policy',
    publish,
  ).option('--effective-on <day>', 'from when it holds, e.g. 2026-12-01; today if not said');
}

import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Command } from 'commander';
import type { OperatorActor } from '#lib/auth/actor.ts';
import { importProfile } from '#lib/profile/import-commands.ts';
import { getProfileImport } from '#lib/profile/import-queries.ts';
import { receiveProfileWorkbook } from '#lib/profile/import-upload.ts';
import { oscalProfile } from '#lib/profile/oscal.ts';
import { componentDefinition } from '#lib/profile/oscal-files.ts';
import { getOscalSource } from '#lib/profile/oscal-queries.ts';
import { listProfiles } from '#lib/profile/queries.ts';
import { getProfileSheet } from '#lib/profile/sheet-queries.ts';
import { writeSheet } from '#lib/sheet/write.ts';
import { codeOf, Sentence } from '../sentence.ts';
import { operatorIn } from './actor.ts';
import { sizeOfFile } from './readable-file.ts';
import { addTenantVerb, Failed, type InOrganization, oneOf } from './verb.ts';

const forms = ['xlsx', 'oscal', 'components'] as const;
type Form = (typeof forms)[number];

type OfProfile = InOrganization & { profile: string };
type Import = OfProfile & { preview?: boolean };
type Export = OfProfile & { out: string; form: Form; on?: string };

async function profileIdOf(actor: OperatorActor, name: string): Promise<string> {
  const { rows } = await listProfiles(actor, {});
  const found = rows.find((row) => row.id === name || row.name === name);
  if (!found) throw new Sentence(`There is no profile called “${name}”.`);
  return found.id;
}

async function list({ organization, json }: InOrganization) {
  const page = await listProfiles(await operatorIn(organization), {});
  if (json) return page;
  return page.rows.map(({ name, framework, rated, gaps, openTasks, archivedAt }) => ({
    name,
    framework,
    rated,
    gaps,
    openTasks,
    archived: archivedAt ? 'yes' : '',
  }));
}

async function importFile({ organization, profile, preview = false }: Import, path = '') {
  const actor = await operatorIn(organization);
  const profileId = await profileIdOf(actor, profile);
  await sizeOfFile(path);
  const file = { fileName: basename(path), bytes: await readFile(path) };
  const draftId = await receiveProfileWorkbook(actor, { profileId, ...file });
  const { changed, unchanged, ignored, problems } = await getProfileImport(actor, { draftId });
  const said = { changed: changed.length, unchanged, ignored, problems };
  if (problems.length > 0) return new Failed({ ...said, imported: false });
  if (!preview) await importProfile(actor, { draftId });
  return { ...said, imported: !preview };
}

/** The bytes of a profile in one of its forms. */
async function bytesOf(actor: OperatorActor, profileId: string, { form, on }: Export): Promise<Buffer> {
  if (form === 'xlsx')
    return writeSheet([(await getProfileSheet(actor, { profileId, asOf: on ?? null })).sheet]);
  if (form === 'components') return buffer(await componentDefinition(actor, profileId));
  const document = oscalProfile(await getOscalSource(actor, { profileId }));
  return Buffer.from(`${JSON.stringify(document, null, 2)}\n`);
}

async function exportFile(options: Export) {
  const actor = await operatorIn(options.organization);
  const bytes = await bytesOf(actor, await profileIdOf(actor, options.profile), options);
  await writeFile(options.out, bytes, { flag: 'wx' }).catch((error: unknown) => {
    throw new Sentence(`${options.out} cannot be written (${codeOf(error) ?? 'unknown reason'}).`);
  });
  return { out: options.out, sizeBytes: bytes.length };
}

/** `candor profile list|import|export`. */
export function addProfileVerbs(noun: Command): void {
  addTenantVerb<InOrganization>(noun, 'list', 'list CSF profiles with how many outcomes have a gap', list);
  addTenantVerb<Import>(
    noun,
    'import <file>',
    'say of outcomes what a workbook in the shape of NIST’s template says, all or none',
    importFile,
  )
    .requiredOption('--profile <profile>', 'name or id')
    .option('--preview', 'say what would happen and do nothing');
  addTenantVerb<Export>(noun, 'export', 'write a profile to a file', exportFile)
    .requiredOption('--profile <profile>', 'name or id')
    .requiredOption('--out <file>', 'where to write')
    .option('--form <form>', `as what: ${forms.join(', ')}`, oneOf(forms), 'xlsx')
    .option('--on <day>', 'as it was at the end of a day, e.g. 2026-11-22 (xlsx)');
}

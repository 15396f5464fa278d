import type { OperatorActor } from '#lib/auth/actor.ts';
import { draftNda, publishNda } from '#lib/nda/commands.ts';
import { listNdaVersions } from '#lib/nda/queries.ts';
import { starterText, starterTitle } from '#lib/nda/starter-text.ts';
import { publishPortal, updatePortal } from '#lib/portal/commands.ts';
import { getPortal } from '#lib/portal/queries.ts';
import { addSubprocessor } from '#lib/subprocessor/commands.ts';
import { accessNotice, introduction, organization, subprocessors } from './program.ts';

/** Fills and publishes the demo's portal and its agreement. Claims and audit reports come first. */
export async function seedPortal(operator: OperatorActor, portalId: string): Promise<void> {
  await updatePortal(operator, {
    portalId,
    title: `Security at ${organization.name}`,
    introduction,
    accent: '#2f6b4f',
    contactEmail: 'security@alder.example',
    accessNotice,
    indexed: false,
  });
  for (const [name, purpose, dataProcessed, location] of subprocessors) {
    await addSubprocessor(operator, { name, purpose, dataProcessed, location, url: '' });
  }
  const draft = (await listNdaVersions(operator, {})).find((version) => version.publishedAt === null);
  const versionId = await draftNda(operator, {
    ...(draft ? { versionId: draft.id } : {}),
    title: starterTitle,
    text: starterText,
    change: 'material',
  });
  const version = (await listNdaVersions(operator, {})).find(({ id }) => id === versionId);
  await publishNda(operator, { versionId, sha256: version?.sha256 ?? '', change: 'material' });
  const { draftSha256 } = await getPortal(operator, {});
  await publishPortal(operator, { portalId, sha256: draftSha256 });
}

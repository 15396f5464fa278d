import type { VisitorActor } from '#lib/auth/actor.ts';
import { draftNda, publishNda } from '#lib/nda/commands.ts';
import type { NdaChange } from '#lib/nda/schema.ts';
import { sha256Of } from '#lib/nda/steps.ts';
import { signNda } from '#lib/nda-signature/commands.ts';
import type { World } from './world.ts';

/** A published text, as whoever reads it names it. */
export type Agreement = { versionId: string; sha256: string };

/** A short agreement with a place for everything. */
export const agreementText = `Between **{{organization}}** and **{{company}}**, for which {{person}}, {{title}}, signs on {{date}}.

1. Keep secret what you read.

Notices to: {{address}}`;

/** Writes and publishes a version. */
export async function publishAgreement(
  world: World,
  { text = agreementText, change = 'material' }: { text?: string; change?: NdaChange } = {},
): Promise<Agreement> {
  const versionId = await draftNda(world.actors.owner, { title: 'Mutual NDA', text, change });
  const sha256 = sha256Of(text);
  await publishNda(world.actors.owner, { versionId, sha256, change });
  return { versionId, sha256 };
}

/** What a person sends who fills in the whole form. */
export function signedForm(agreement: Agreement) {
  const person = {
    typedName: 'Vera Visitor',
    title: 'Head of Security',
    postalAddress: '1 Main Street, Ghent',
  };
  return { ...agreement, ...person, consent: 'yes', authority: 'yes' } as const;
}

/** The visitor signs. */
export function sign(visitor: VisitorActor, agreement: Agreement) {
  return signNda(visitor, signedForm(agreement));
}

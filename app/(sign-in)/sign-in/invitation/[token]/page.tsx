import type { Metadata } from 'next';
import { hashToken } from '#lib/crypto/tokens.ts';
import { findChallengeByTokenHash } from '#lib/db/lookup.ts';
import { findInvitation } from '#lib/member/invitation-commands.ts';
import { signInPaths } from '#lib/paths.ts';
import { anonymousActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { ActionForm } from '@/components/form/action-form';
import { FormTextField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { NarrowShell } from '@/components/shell/narrow-shell';
import { TextLink } from '@/components/ui/text-link';
import { acceptAction } from '../../actions';

export const metadata: Metadata = { title: 'Accept the invitation' };

async function invitationOf(token: string) {
  const located = await findChallengeByTokenHash(hashToken(token));
  return located && page(findInvitation(await anonymousActor(located.organizationId), { token }));
}

/** Opening the link changes nothing; only the form uses it up. */
export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invitation = await invitationOf(token);
  if (!invitation) {
    return (
      <NarrowShell
        title="This invitation is over"
        intro="It was used, has expired, or was replaced by a newer one."
      >
        <p>
          Ask whoever invited you to send it again, or <TextLink href={signInPaths.start}>sign in</TextLink>{' '}
          if you have accepted it already.
        </p>
      </NarrowShell>
    );
  }
  return (
    <NarrowShell
      title={`Join ${invitation.organization.name}`}
      intro={`You sign in with ${invitation.email}.`}
    >
      <ActionForm action={acceptAction}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="email" value={invitation.email} autoComplete="username" />
        <FormTextField
          name="name"
          label="Your name"
          required
          defaultValue={invitation.name}
          autoComplete="name"
        />
        <FormTextField
          name="password"
          type="password"
          label="Password"
          hint="At least 12 characters; a few words with spaces are good"
          required
          autoComplete="new-password"
        />
        <SubmitButton>Accept and sign in</SubmitButton>
      </ActionForm>
    </NarrowShell>
  );
}

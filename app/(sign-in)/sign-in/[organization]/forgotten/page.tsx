import type { Metadata } from 'next';
import { signInPaths } from '#lib/paths.ts';
import { anonymousAt } from '@/app/_request/actor';
import { NarrowShell } from '@/components/shell/narrow-shell';
import { ForgottenForm } from '../../_components/forgotten-form';

export const metadata: Metadata = { title: 'Choose a new password' };

export default async function ForgottenPage({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  await anonymousAt(organization);
  return (
    <NarrowShell
      title="Choose a new password"
      intro="We mail a link to your address. It works once, for 15 minutes."
      back={{ label: 'Back to sign-in', href: signInPaths.organization(organization) }}
    >
      <ForgottenForm organization={organization} />
    </NarrowShell>
  );
}

import type { Metadata } from 'next';
import { ActionForm } from '@/components/form/action-form';
import { SubmitButton } from '@/components/form/submit-button';
import { NarrowShell } from '@/components/shell/narrow-shell';
import { breakGlassAction } from '../../actions';

export const metadata: Metadata = { title: 'Sign in once' };

/** Opening the link changes nothing; only the button uses it up. */
export default async function BreakGlassPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return (
    <NarrowShell
      title="Sign in once"
      intro="The operator made this link for you. It works once, and its use is on record."
    >
      <ActionForm action={breakGlassAction}>
        <input type="hidden" name="token" value={token} />
        <SubmitButton>Sign in</SubmitButton>
      </ActionForm>
    </NarrowShell>
  );
}

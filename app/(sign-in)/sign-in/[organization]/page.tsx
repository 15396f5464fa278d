import type { Metadata } from 'next';
import { getOwnWorkspace } from '#lib/member/workspace.ts';
import { signInPaths } from '#lib/paths.ts';
import { anonymousAt } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { ActionForm } from '@/components/form/action-form';
import { FormTextField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { NarrowShell } from '@/components/shell/narrow-shell';
import { Callout } from '@/components/ui/callout';
import { TextLink } from '@/components/ui/text-link';
import { signInAction } from '../actions';

export const metadata: Metadata = { title: 'Sign in' };

type Props = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ next?: string | string[]; changed?: string; left?: string }>;
};

export default async function SignInPage({ params, searchParams }: Props) {
  const { organization } = await params;
  const { next, changed, left } = await searchParams;
  const workspace = await page(getOwnWorkspace(await anonymousAt(organization), {}));
  return (
    <NarrowShell
      title={`Sign in to ${workspace.name}`}
      intro="For members of the security workspace. To read documents, go to the portal instead."
    >
      {(changed ?? left) !== undefined && (
        <div className="mb-5">
          <Callout tone="positive" role="status">
            {changed === undefined
              ? 'You are signed out.'
              : 'Your new password is set. Please sign in with it.'}
          </Callout>
        </div>
      )}
      <ActionForm action={signInAction}>
        <input type="hidden" name="organization" value={organization} />
        <input type="hidden" name="next" value={typeof next === 'string' ? next : ''} />
        <FormTextField name="email" type="email" label="E-mail" required autoFocus autoComplete="username" />
        <FormTextField
          name="password"
          type="password"
          label="Password"
          required
          autoComplete="current-password"
        />
        <SubmitButton>Sign in</SubmitButton>
      </ActionForm>
      <p className="mt-6 text-sm">
        <TextLink href={signInPaths.forgotten(organization)}>I have forgotten my password</TextLink>
      </p>
    </NarrowShell>
  );
}

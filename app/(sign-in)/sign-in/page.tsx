import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { signInPaths } from '#lib/paths.ts';
import { NarrowShell } from '@/components/shell/narrow-shell';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';

export const metadata: Metadata = { title: 'Sign in' };

type Props = { searchParams: Promise<{ organization?: string | string[] }> };

/** Asks which workspace, because members belong to one. */
export default async function SignInStartPage({ searchParams }: Props) {
  const { organization } = await searchParams;
  const slug = typeof organization === 'string' ? organization.trim().toLowerCase() : '';
  if (/^[a-z0-9-]{2,40}$/.test(slug)) redirect(signInPaths.organization(slug));
  return (
    <NarrowShell title="Sign in" intro="Which workspace do you want to open?">
      <form className="grid gap-5">
        <TextField
          name="organization"
          label="Workspace"
          hint="Its short name, as in your invitation"
          error={slug ? 'A short name has lower-case letters, digits and hyphens.' : undefined}
          defaultValue={slug}
          required
          autoFocus
          autoCapitalize="none"
          autoComplete="organization"
        />
        <Button type="submit" variant="primary" size="lg">
          Continue
        </Button>
      </form>
    </NarrowShell>
  );
}

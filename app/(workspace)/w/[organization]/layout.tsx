import type { ReactNode } from 'react';
import { may } from '#lib/auth/permissions.ts';
import { env } from '#lib/env.ts';
import { getOrganization } from '#lib/organization/queries.ts';
import { countWaitingRequests } from '#lib/overview/queries.ts';
import { mailboxPath, workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { WorkspaceShell } from '@/components/shell/workspace-shell';
import { navigationFor } from './_components/navigation';

type Props = { params: Promise<{ organization: string }>; children: ReactNode };

/** The frame of every member page. What a page shows is decided by its own operations, never here. */
export default async function WorkspaceLayout({ params, children }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const { name } = await page(getOrganization(actor, {}));
  const waiting = may(actor, 'overview:read') ? await page(countWaitingRequests(actor, {})) : null;
  return (
    <WorkspaceShell
      organization={{ name, href: workspacePaths.home(organization) }}
      member={{ name: actor.name, email: actor.email }}
      nav={navigationFor(actor, organization, waiting)}
      memberLinks={[{ label: 'Your account', href: workspacePaths.account(organization) }]}
      signOutAction={workspacePaths.signOut(organization)}
      search={
        may(actor, 'search:find')
          ? {
              source: workspacePaths.searchMatches(organization),
              page: workspacePaths.search(organization),
            }
          : null
      }
      banner={env().CANDOR_MODE === 'demo' ? <DemoBanner /> : null}
    >
      {children}
    </WorkspaceShell>
  );
}

function DemoBanner() {
  return (
    <p className="border-b bg-info-soft px-4 py-1.5 text-center text-info text-xs print:hidden">
      This is a demo on your own computer. Its mail is kept in the{' '}
      <a href={mailboxPath} className="font-medium underline underline-offset-2">
        local mailbox
      </a>
      .
    </p>
  );
}

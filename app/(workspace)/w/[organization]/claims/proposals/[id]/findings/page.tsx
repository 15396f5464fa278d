import { Building2 } from 'lucide-react';
import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { getPageHead, listFindings } from '#lib/proposal-page/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { ReviewHead } from '../_components/page-head';
import { CompanyLine } from './_components/company-line';
import { ContactLine } from './_components/contact-line';

export const metadata: Metadata = { title: 'Companies and contacts' };

type Props = { params: Promise<{ organization: string; id: string }> };

/** Who processes data for the publisher of a page, and where to write to: each is taken or left. */
export default async function FindingsPage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const head = await page(getPageHead(actor, { pageId: id }));
  const { findings, contactEmail } = await page(listFindings(actor, { pageId: id }));
  const editable = may(actor, 'proposal:decide') && head.closedAt === null;
  const companies = findings.filter(({ kind }) => kind === 'subprocessor');
  const contacts = findings.filter(({ kind }) => kind === 'contact');
  return (
    <>
      <ReviewHead
        organization={organization}
        head={head}
        current="findings"
        committable={may(actor, 'proposal:commit')}
      />
      {findings.length === 0 && (
        <Panel padded={false}>
          <EmptyState
            icon={<Building2 />}
            title="No companies or contacts were found"
            description="Companies that seem to process data for you, and addresses to write to, would be listed here."
          />
        </Panel>
      )}
      <div className="flex flex-col gap-5">
        {companies.length > 0 && (
          <Panel
            title="Companies that seem to process data for you"
            description="What you take comes on the list of subprocessors with the commit."
            padded={false}
          >
            <ul className="divide-y">
              {companies.map((one) => (
                <CompanyLine
                  key={`${one.id} ${one.revision}`}
                  organization={organization}
                  finding={one}
                  editable={editable}
                />
              ))}
            </ul>
          </Panel>
        )}
        {contacts.length > 0 && (
          <Panel
            title="Contacts"
            description={
              contactEmail
                ? `The portal names ${contactEmail} now. One other address can take its place; copy the rest where you need it.`
                : 'Copy them where you need them.'
            }
            padded={false}
          >
            <ul className="divide-y">
              {contacts.map((one) => (
                <ContactLine
                  key={`${one.id} ${one.revision}`}
                  organization={organization}
                  finding={one}
                  editable={editable && contactEmail !== ''}
                  isCurrent={one.name === contactEmail}
                />
              ))}
            </ul>
          </Panel>
        )}
      </div>
    </>
  );
}

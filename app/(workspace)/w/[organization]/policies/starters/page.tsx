import type { Metadata } from 'next';
import { listPolicyChoices } from '#lib/policy/queries.ts';
import { policyImportPaths } from '#lib/policy-import-paths.ts';
import { policyPaths } from '#lib/policy-paths.ts';
import { getPolicyStarters } from '#lib/policy-starter/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { MarkdownText } from '@/components/markdown/markdown-text';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { StarterChoice } from './_components/starter-choice';

export const metadata: Metadata = { title: 'Starter set of policies' };

type Props = { params: Promise<{ organization: string }> };

/** Policies that come with the product, to begin with. */
export default async function StartersPage({ params }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const { starters, asked } = await page(getPolicyStarters(actor, {}));
  const { owners } = await page(listPolicyChoices(actor, {}));
  return (
    <>
      <PageHeader
        title="Starter set"
        description="Policies in plain words that most companies need. They come in as drafts: make them yours before anybody has to follow them."
        crumbs={[{ label: 'Policies', href: policyPaths.list(organization) }]}
      />
      <p className="mb-5 text-ink-muted">
        You have policies already?{' '}
        <TextLink href={policyImportPaths.import(organization)}>Import them</TextLink>.
      </p>
      <StarterChoice
        organization={organization}
        starters={starters.map(({ body, ...starter }) => ({
          ...starter,
          text: <MarkdownText text={body} headingLevel={3} prefix={null} />,
        }))}
        asked={asked.map(({ placeholder, label, proposal }) => ({
          text: placeholder,
          label,
          hint: placeholder,
          proposal,
        }))}
        owners={owners}
      />
    </>
  );
}

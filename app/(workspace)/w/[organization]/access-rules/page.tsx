import type { Metadata } from 'next';
import { getRuleChoices, listAccessRules } from '#lib/access-rule/queries.ts';
import { may } from '#lib/auth/permissions.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { PageHeader } from '@/components/ui/page-header';
import { AddRule } from './_components/add-rule';
import { RuleTable } from './_components/rule-table';
import { addRule } from './actions';

export const metadata: Metadata = { title: 'Access rules' };

type Props = { params: Promise<{ organization: string }> };

export default async function AccessRulesPage({ params }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const rules = await page(listAccessRules(actor, {}));
  const choices = await page(getRuleChoices(actor, {}));
  const locked = may(actor, 'access-rule:add') ? null : 'Only owners and administrators make rules.';
  return (
    <>
      <PageHeader
        title="Access rules"
        description="What happens by itself for a domain or a customer. People with addresses that anybody can have are never let in by a rule."
        actions={<AddRule action={addRule.bind(null, organization)} choices={choices} locked={locked} />}
      />
      <RuleTable organization={organization} rows={rules} />
    </>
  );
}

import type { Metadata } from 'next';
import { getControlTemplates } from '#lib/control/template-queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { Callout } from '@/components/ui/callout';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { TemplateChoice } from './_components/template-choice';

export const metadata: Metadata = { title: 'Library of controls' };

type Props = { params: Promise<{ organization: string }> };

/** Controls that most companies have, to begin with. */
export default async function TemplatesPage({ params }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const { templates, mapped } = await page(getControlTemplates(actor, {}));
  return (
    <>
      <PageHeader
        title="Library of controls"
        description="Controls that most companies have, in plain words. They come in as planned; change what is different with you."
        crumbs={[{ label: 'Controls', href: workspacePaths.controls(organization) }]}
      />
      {!mapped && (
        <Callout tone="info" title="The CSF 2.0 is not in use here" className="mb-5">
          Controls come in without mappings.{' '}
          <TextLink href={workspacePaths.frameworks(organization)}>Adopt the framework</TextLink> first to
          have them mapped.
        </Callout>
      )}
      <TemplateChoice organization={organization} templates={templates} />
    </>
  );
}

import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { listTemplates } from '#lib/checklist/queries.ts';
import { checklistKindLabels } from '#lib/checklist/schema.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { AdoptTemplates, ArchiveTemplate } from './_components/template-actions';

export const metadata: Metadata = { title: 'Checklist templates' };

type Props = { params: Promise<{ organization: string }> };

/** What lists are made from. */
export default async function TemplatesPage({ params }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const templates = await page(listTemplates(actor, {}));
  const editable = may(actor, 'checklist:change-template');
  return (
    <>
      <PageHeader
        title="Templates"
        description="What is to be done, by whom and when. A change counts for lists that are made after it."
        crumbs={[{ label: 'Checklists', href: trainingPaths.checklists(organization) }]}
        actions={
          editable && (
            <LinkButton variant="primary" href={trainingPaths.addTemplate(organization)}>
              Add template
            </LinkButton>
          )
        }
      />
      <Panel padded={false}>
        {templates.length === 0 && <AdoptTemplates organization={organization} editable={editable} />}
        <ul className="divide-y">
          {templates.map(({ id, name, kind, automatic, items, archivedAt }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
              <div className="min-w-0 flex-1 basis-60">
                <p className="wrap-anywhere font-medium">
                  {editable && !archivedAt ? (
                    <TextLink href={trainingPaths.template(organization, id)}>
                      <bdi>{name}</bdi>
                    </TextLink>
                  ) : (
                    <bdi>{name}</bdi>
                  )}
                </p>
                <p className="text-ink-muted text-xs">
                  {checklistKindLabels[kind]}, {items} items
                  {automatic && ', made by itself'}
                </p>
              </div>
              {archivedAt && <Badge>Archived</Badge>}
              {editable && (
                <ArchiveTemplate
                  organization={organization}
                  templateId={id}
                  name={name}
                  archived={archivedAt !== null}
                />
              )}
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}

import type { Metadata } from 'next';
import { getAudience } from '#lib/audience/queries.ts';
import { ruleInWords } from '#lib/audience/words.ts';
import { may } from '#lib/auth/permissions.ts';
import { peoplePaths } from '#lib/people-paths.ts';
import { listPersonChoices } from '#lib/person/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { Badge } from '@/components/ui/badge';
import { PageHeader } from '@/components/ui/page-header';
import { AudienceForm } from '../_components/audience-form';
import { AudienceLook } from '../_components/audience-look';
import { changeAudienceAction } from '../actions';
import { ArchiveAudience } from './_components/archive-audience';
import { AudienceUses } from './_components/audience-uses';

export const metadata: Metadata = { title: 'Audience' };

type Props = { params: Promise<{ organization: string; id: string }> };

/** One audience: who is in, what asks them for something, and its rule to be changed. */
export default async function AudiencePage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const audience = await page(getAudience(actor, { audienceId: id }));
  const archived = audience.archivedAt !== null;
  const editable = !archived && may(actor, 'audience:change');
  const choices = editable ? await page(listPersonChoices(actor, {})) : null;
  const list = peoplePaths.audiences(organization);
  return (
    <>
      <PageHeader
        title={audience.name}
        status={archived && <Badge>Archived</Badge>}
        description={<bdi>{ruleInWords(audience.rule)}</bdi>}
        crumbs={[{ label: 'Audiences', href: list }]}
        actions={
          may(actor, 'audience:archive') && (
            <ArchiveAudience organization={organization} audienceId={id} archived={archived} />
          )
        }
      />
      <div className="flex flex-col gap-5">
        <AudienceUses uses={audience.uses} />
        {choices ? (
          <AudienceForm
            // What was saved is what the form goes on from.
            key={audience.revision}
            organization={organization}
            action={changeAudienceAction.bind(null, organization, id)}
            audience={audience}
            choices={choices}
            back={list}
          />
        ) : (
          <AudienceLook organization={organization} rule={audience.rule} audienceId={null} />
        )}
      </div>
    </>
  );
}

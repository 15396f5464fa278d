import type { Metadata } from 'next';
import type { Actor } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import { getAddingForm } from '#lib/evidence/choice-queries.ts';
import { type EvidenceView, getEvidence } from '#lib/evidence/item-queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { keptForm } from '@/app/_request/kept-form';
import { EvidenceForm } from '@/components/evidence/evidence-form';
import type { SearchParams } from '@/components/table/list-params';
import { Callout } from '@/components/ui/callout';
import { type Crumb, PageHeader } from '@/components/ui/page-header';

export const metadata: Metadata = { title: 'Add evidence' };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : '');

type Start = { hidden: Record<string, string>; before: Record<string, string> };
type Asked = { id: string; what: string; controlId: string } | null;

/** What goes along unseen, and what the form begins with. */
function startOf(item: EvidenceView | null, asked: Asked): Start {
  const current = item?.revisions[0];
  if (item && current) {
    const { source, procedure, url } = current;
    return { hidden: { itemId: item.id, seen: current.id }, before: { source, procedure, url: url ?? '' } };
  }
  if (!asked) return { hidden: {}, before: {} };
  const hidden = { evidenceRequirementId: asked.id, controlIds: asked.controlId };
  return { hidden, before: { title: asked.what.slice(0, 200) } };
}

/** Where evidence is found again by whoever brings it. */
function homeOf(actor: Actor, organization: string): Crumb {
  return may(actor, 'evidence:list')
    ? { label: 'Evidence', href: workspacePaths.evidence(organization) }
    : { label: 'My work', href: workspacePaths.myWork(organization) };
}

/** New evidence: for controls of one's choice, for one requirement, or the next revision of an item. */
export default async function AddEvidencePage({ params, searchParams }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const query = await searchParams;
  const item = one(query.item) ? await page(getEvidence(actor, { itemId: one(query.item) })) : null;
  const named = { control: one(query.control), requirement: one(query.requirement) };
  const { today, asked, controls, chosen } = await page(getAddingForm(actor, item ? {} : named));
  const { problems, values } = await keptForm('evidence', query);
  const { hidden, before } = startOf(item, asked);
  const kept = values.controlIds;
  const home = homeOf(actor, organization);
  return (
    <>
      <PageHeader
        title={item ? `New revision of ${item.title}` : 'Add evidence'}
        description={
          asked
            ? `For ${asked.control}: ${asked.what}`
            : 'It is received now, whatever day it is of. Somebody else reviews it before it proves anything.'
        }
        crumbs={[home]}
      />
      {item?.whyNot.revise ? (
        <Callout tone="neutral">{item.whyNot.revise}</Callout>
      ) : (
        <EvidenceForm
          action={workspacePaths.receiveEvidence(organization)}
          uploadsUrl={workspacePaths.evidenceUploads(organization)}
          today={today}
          {...(item ? { kind: item.kind } : {})}
          hidden={hidden}
          controls={asked ? [] : controls}
          chosen={kept ? [kept].flat() : chosen}
          backHref={item ? workspacePaths.evidenceItem(organization, item.id) : home.href}
          revision={item !== null}
          values={{ ...before, ...values }}
          problems={problems}
        />
      )}
    </>
  );
}

import type { Metadata } from 'next';
import { z } from 'zod';
import { formatNumber, formatPlural } from '#lib/format.ts';
import { compareProfiles } from '#lib/profile/compare-queries.ts';
import { changeInWords } from '#lib/profile/entry.ts';
import { listProfiles } from '#lib/profile/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import type { SearchParams } from '@/components/table/list-params';
import { Panel } from '@/components/ui/panel';
import { ProfileHead } from '../../_components/profile-head';
import { ProfileTabs } from '../../_components/profile-tabs';
import { dayIn } from '../_components/profile-query';
import { CompareFigure } from './_components/compare-figure';
import { CompareForm } from './_components/compare-form';

export const metadata: Metadata = { title: 'Compare' };

type Props = { params: Promise<{ organization: string; id: string }>; searchParams: Promise<SearchParams> };

const uuid = z.uuid();

type Wanted = Record<'left' | 'right', { profileId: string; asOf: string | null }>;

/** Of one profile at two times the earlier comes first, so that a change reads as it was made. */
function inTime({ left, right }: Wanted): Wanted {
  const end = '9999-12-31';
  const turned = left.profileId === right.profileId && (right.asOf ?? end) < (left.asOf ?? end);
  return turned ? { left: right, right: left } : { left, right };
}

/** Two profiles, or one at two dates: what differs first, and both as a figure. */
export default async function ComparePage({ params, searchParams }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const query = await searchParams;
  const other = uuid.safeParse(query.with);
  const wanted = {
    left: { profileId: id, asOf: dayIn(query, 'on') },
    right: { profileId: other.success ? other.data : id, asOf: dayIn(query, 'to') },
  };
  const { left, right, today, different, same } = await page(compareProfiles(actor, inTime(wanted)));
  const { rows: profiles } = await page(listProfiles(actor, {}));
  const nameOf = ({ name, asOf }: typeof left) => `${name}, ${asOf ?? 'now'}`;
  return (
    <>
      <ProfileHead organization={organization} profile={left} />
      <ProfileTabs organization={organization} profileId={id} current="compare" />
      <CompareForm
        left={wanted.left}
        right={wanted.right}
        today={today}
        profiles={profiles.map((one) => ({ id: one.id, name: one.name }))}
      />
      <div className="flex flex-col gap-5">
        <Panel title="Both by function" padded={false}>
          <CompareFigure
            left={{ name: nameOf(left), functions: left.functions }}
            right={{ name: nameOf(right), functions: right.functions }}
          />
        </Panel>
        <Panel
          title={
            different.length === 0
              ? 'They say the same'
              : `${formatPlural(different.length, 'outcome differs', 'outcomes differ')}`
          }
          description={`${formatNumber(same)} are the same.`}
          padded={false}
        >
          <ul className="divide-y">
            {different.map(({ identifier, text, changes }) => (
              <li key={identifier} className="px-4 py-2.5">
                <p dir="auto" className="wrap-anywhere">
                  <span className="me-1.5 font-medium tabular-nums">{identifier}</span>
                  <bdi>{text}</bdi>
                </p>
                <ul className="mt-0.5 flex flex-wrap gap-x-5 text-ink-muted">
                  {changes.map((change) => (
                    <li key={change.field} dir="auto" className="wrap-anywhere">
                      {changeInWords(change)}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </>
  );
}

'use client';

import { useEffect, useState } from 'react';
import type { AudiencePreview, PreviewPerson } from '#lib/audience/preview-queries.ts';
import type { AudienceRule } from '#lib/audience/schema.ts';
import { formatNumber, formatPlural } from '#lib/format.ts';
import { Panel } from '@/components/ui/panel';
import { previewAudienceAction } from '../actions';

type Props = { organization: string; rule: AudienceRule | null; audienceId: string | null };

/** Typing and ticking in a row asks once. */
const pause = 250;

/** Who a rule means while it is chosen, and what saving it would change. */
export function AudienceLook({ organization, rule, audienceId }: Props) {
  const asked = rule ? JSON.stringify(rule) : '';
  const [look, setLook] = useState<{ of: string; preview: AudiencePreview | null; message: string } | null>(
    null,
  );
  useEffect(() => {
    if (!asked) return;
    let over = false;
    const timer = setTimeout(async () => {
      const answer = await previewAudienceAction(organization, JSON.parse(asked), audienceId);
      if (!over) setLook({ of: asked, ...answer });
    }, pause);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [organization, asked, audienceId]);
  const fresh = look?.of === asked;
  return (
    <Panel title="Who is in today" description={fresh || !asked ? undefined : 'Looking…'}>
      <div aria-live="polite" className={fresh ? undefined : 'opacity-60'}>
        {asked ? (
          look?.preview ? (
            <Looked preview={look.preview} />
          ) : (
            <p className="text-ink-muted">{look?.message || 'One moment.'}</p>
          )
        ) : (
          <p className="text-ink-muted">Nobody yet: choose at least one condition.</p>
        )}
      </div>
    </Panel>
  );
}

function Looked({ preview: { in: here, starting, change } }: { preview: AudiencePreview }) {
  return (
    <div className="grid gap-4">
      <div>
        <p className="font-semibold text-2xl tabular-nums">{formatNumber(here.count)}</p>
        {starting > 0 && (
          <p className="text-ink-muted text-xs">
            And {formatPlural(starting, 'person', 'people')} once they have started.
          </p>
        )}
      </div>
      <Names persons={here.persons} count={here.count} />
      {change && (change.comes.count > 0 || change.goes.count > 0) && (
        <>
          <Moved
            title="Come in"
            {...change.comes}
            duties={
              change.makes === 0
                ? 'No duty is made.'
                : `At most ${formatPlural(change.makes, 'duty is', 'duties are')} made.`
            }
          />
          <Moved
            title="Go out"
            {...change.goes}
            duties={
              change.ends === 0
                ? 'No open duty ends.'
                : `${formatPlural(change.ends, 'open duty ends', 'open duties end')}.`
            }
          />
        </>
      )}
    </div>
  );
}

type MovedProps = { title: string; count: number; persons: readonly PreviewPerson[]; duties: string };

function Moved({ title, count, persons, duties }: MovedProps) {
  if (count === 0) return null;
  return (
    <div className="border-t pt-3">
      <h3 className="font-medium">
        {title}: {formatNumber(count)}
      </h3>
      <p className="text-ink-muted text-xs">{duties}</p>
      <Names persons={persons} count={count} />
    </div>
  );
}

function Names({ persons, count }: { persons: readonly PreviewPerson[]; count: number }) {
  if (count === 0) return null;
  return (
    <ul className="mt-1 text-ink-muted text-xs">
      {persons.map(({ id, name, team }) => (
        <li key={id} className="wrap-anywhere">
          <bdi className="text-ink">{name}</bdi> {team && <bdi>{team}</bdi>}
        </li>
      ))}
      {count > persons.length && <li>And {formatNumber(count - persons.length)} more.</li>}
    </ul>
  );
}

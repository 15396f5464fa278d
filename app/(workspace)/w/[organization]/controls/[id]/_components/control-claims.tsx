import type { MemberActor } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import { listClaims } from '#lib/claim/queries.ts';
import { workspacePaths } from '#lib/paths.ts';
import { page } from '@/app/_request/edge';
import { StandingStatus } from '@/components/claim/standing-status';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';

type Props = { organization: string; actor: MemberActor; controlId: string };

/** What is said in public, or kept ready for it, on the strength of this control, with how each stands. */
export async function ControlClaims({ organization, actor, controlId }: Props) {
  if (!may(actor, 'claim:list')) return null;
  const { rows, count } = await page(listClaims(actor, { filters: { control: controlId } }));
  if (rows.length === 0) return null;
  const more = count - rows.length;
  return (
    <Panel
      title="Claims it backs"
      description="What would no longer stand if this control lapsed"
      padded={false}
      footer={more > 0 ? `And ${more} more.` : undefined}
    >
      <ul className="divide-y">
        {rows.map(({ id, text, section, standing }) => (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-4 py-2.5">
            <div className="min-w-48 flex-1">
              <TextLink href={workspacePaths.claim(organization, id)}>
                <bdi className="wrap-anywhere">{text}</bdi>
              </TextLink>
              <p className="text-ink-muted text-xs">
                <bdi>{section}</bdi>
              </p>
            </div>
            {standing && <StandingStatus standing={standing} />}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

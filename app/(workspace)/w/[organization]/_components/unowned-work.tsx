import type { MemberActor } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import { formatPlural } from '#lib/format.ts';
import { listOpenWork } from '#lib/hand-over/queries.ts';
import { taskPaths } from '#lib/profile-paths.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { page } from '@/app/_request/edge';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { HandOver } from './hand-over';

type Props = { organization: string; actor: MemberActor; className?: string };

/**
 * Open work of those who are no members any more, for whoever can give it to somebody else; nothing where there is none, or to
 * everybody else.
 */
export async function UnownedWork({ organization, actor, className }: Props) {
  if (!may(actor, 'work:hand-over')) return null;
  const { members, choices } = await page(listOpenWork(actor, {}));
  const gone = members.filter((one) => one.gone);
  if (gone.length === 0) return null;
  return (
    <Panel
      className={className}
      title="Without an owner"
      description="Whose it was is no member any more. Hand it over, or it stays undone."
      padded={false}
    >
      <ul className="divide-y">
        {gone.map((work) => (
          <li
            key={work.memberId}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3"
          >
            <div className="min-w-0 flex-1 basis-60">
              <p className="flex flex-wrap gap-x-4 font-medium">
                {work.tasks > 0 &&
                  (may(actor, 'task:list') ? (
                    <TextLink href={taskPaths.unowned(organization)}>
                      {formatPlural(work.tasks, 'task')}
                    </TextLink>
                  ) : (
                    formatPlural(work.tasks, 'task')
                  ))}
                {work.items > 0 &&
                  (may(actor, 'checklist:list') ? (
                    <TextLink href={trainingPaths.unownedChecklists(organization)}>
                      {formatPlural(work.items, 'checklist item')}
                    </TextLink>
                  ) : (
                    formatPlural(work.items, 'checklist item')
                  ))}
              </p>
              <p className="wrap-anywhere text-ink-muted text-xs">
                Given to <bdi>{work.name}</bdi>
              </p>
            </div>
            <HandOver organization={organization} work={work} choices={choices} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

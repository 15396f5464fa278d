import type { getChecklistsOfPerson } from '#lib/checklist/detail-queries.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { Panel } from '@/components/ui/panel';
import { Progress } from '@/components/ui/progress';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';

type Props = { organization: string; lists: Awaited<ReturnType<typeof getChecklistsOfPerson>> };

/** The lists of a person who joins or leaves, with how far they are; nothing where there is none. */
export function PersonChecklists({ organization, lists }: Props) {
  if (lists.length === 0) return null;
  return (
    <Panel title="Checklists">
      <ul className="flex flex-col gap-4">
        {lists.map(({ id, name, day, items, ended }) => (
          <li key={id}>
            <Progress
              label={
                <>
                  <TextLink href={trainingPaths.checklist(organization, id)}>
                    <bdi>{name}</bdi>
                  </TextLink>
                  , <Time value={day} precision="day" />
                </>
              }
              value={ended}
              max={items}
              detail={`${ended} of ${items}`}
              tone={ended === items ? 'positive' : 'accent'}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

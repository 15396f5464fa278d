import { type Missing, missingLabels } from '#lib/training/ready.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';

type Props = { organization: string; courseId: string; missing: Missing; editable: boolean };

const ways = {
  lesson: { path: trainingPaths.lessons, label: 'Write the first lesson' },
  address: { path: trainingPaths.change, label: 'Give its address' },
} as const;

/** What a course lacks before anybody can take it, and where to mend that. */
export function NotReady({ organization, courseId, missing, editable }: Props) {
  const { path, label } = ways[missing];
  return (
    <Callout
      tone="warning"
      className="mb-6"
      title={`Not ready: ${missingLabels[missing]}`}
      actions={
        editable && (
          <LinkButton size="sm" href={path(organization, courseId)}>
            {label}
          </LinkButton>
        )
      }
    >
      Nobody owes this course and it proves nothing until it can be taken. Its audience is asked within a
      minute of that.
    </Callout>
  );
}

import { Check } from 'lucide-react';
import type { FirstStep } from '#lib/overview/first-steps.ts';
import { workspacePaths } from '#lib/paths.ts';
import { peoplePaths } from '#lib/people-paths.ts';
import { policyImportPaths } from '#lib/policy-import-paths.ts';
import { classes } from '@/components/ui/classes';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';

const ways: Record<FirstStep['name'], (organization: string) => string> = {
  framework: workspacePaths.frameworks,
  control: workspacePaths.controlTemplates,
  page: workspacePaths.proposals,
  document: workspacePaths.documents,
  claim: workspacePaths.claims,
  published: workspacePaths.portal,
  colleague: workspacePaths.members,
  policy: policyImportPaths.starters,
  person: peoplePaths.import,
};

type Props = { organization: string; steps: readonly (FirstStep & { done: boolean; mine: boolean })[] };

/** What a new organization does first, in order; the next step stands out. A step that is not yours has no button. */
export function FirstSteps({ organization, steps }: Props) {
  const next = steps.find((step) => !step.done);
  const done = steps.filter((step) => step.done).length;
  return (
    <Panel
      title="First steps"
      description={`${done} of ${steps.length} done. This list goes away with the last one.`}
      padded={false}
    >
      <ol className="divide-y">
        {steps.map((step, index) => (
          <li key={step.name} className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 py-3.5">
            <span
              aria-hidden
              className={classes(
                'flex size-7 shrink-0 items-center justify-center rounded-full border font-medium text-xs tabular-nums',
                step.done ? 'border-positive-line bg-positive-soft text-positive' : 'text-ink-muted',
              )}
            >
              {step.done ? <Check className="size-4" /> : index + 1}
            </span>
            <div className="min-w-48 flex-1">
              <p className={classes('font-medium', step.done && 'text-ink-muted')}>
                {step.title}
                {step.done && <span className="font-normal text-positive"> · Done</span>}
              </p>
              {!step.done && <p className="text-ink-muted text-sm">{step.hint}</p>}
            </div>
            {!step.done && step.mine && (
              <LinkButton
                size="sm"
                variant={step === next ? 'primary' : 'secondary'}
                href={ways[step.name](organization)}
              >
                {step.label}
              </LinkButton>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

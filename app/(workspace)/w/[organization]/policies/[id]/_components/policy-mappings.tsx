'use client';

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { workspacePaths } from '#lib/paths.ts';
import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { unmapPolicyAction } from '../../actions';

type Props = {
  organization: string;
  policyId: string;
  controls: readonly { id: string; identifier: string; title: string; archivedAt: Date | null }[];
  requirements: readonly {
    id: string;
    identifier: string;
    title: string;
    wording: string;
    framework: { id: string; title: string; version: string };
  }[];
  /** Null where this member may change them, else why not. */
  whyNot: string | null;
  children?: ReactNode;
};

/** What a policy lays down: controls, which it proves while it is published, and requirements that it answers. */
export function PolicyMappings({ organization, policyId, controls, requirements, whyNot, children }: Props) {
  return (
    <Panel
      title="Controls and requirements"
      description="What this policy lays down. Published, it counts as evidence of its controls until its next review."
      padded={false}
    >
      {controls.length + requirements.length === 0 && (
        <p className="p-4 text-ink-muted">It is not mapped to anything yet.</p>
      )}
      <ul className="divide-y">
        {controls.map((control) => (
          <Line
            key={control.id}
            href={workspacePaths.control(organization, control.id)}
            identifier={control.identifier}
            title={control.archivedAt ? `${control.title} (archived)` : control.title}
          >
            {whyNot === null && (
              <Unmap
                identifier={control.identifier}
                run={() => unmapPolicyAction(organization, policyId, 'control', control.id)}
              />
            )}
          </Line>
        ))}
        {requirements.map((requirement) => (
          <Line
            key={requirement.id}
            href={workspacePaths.requirement(organization, requirement.framework.id, requirement.id)}
            identifier={requirement.identifier}
            title={requirement.title || requirement.wording}
            note={`${requirement.framework.title} ${requirement.framework.version}`}
          >
            {whyNot === null && (
              <Unmap
                identifier={requirement.identifier}
                run={() => unmapPolicyAction(organization, policyId, 'requirement', requirement.id)}
              />
            )}
          </Line>
        ))}
      </ul>
      {whyNot === null && children}
    </Panel>
  );
}

type LineProps = { href: string; identifier: string; title: string; note?: string; children: ReactNode };

function Line({ href, identifier, title, note, children }: LineProps) {
  return (
    <li className="flex items-start gap-3 px-4 py-2">
      <TextLink href={href} className="w-24 shrink-0 font-medium tabular-nums">
        <bdi>{identifier}</bdi>
      </TextLink>
      <span dir="auto" className="wrap-anywhere min-w-0 flex-1">
        {title}
        {note && (
          <span dir="auto" className="block text-ink-muted text-xs">
            {note}
          </span>
        )}
      </span>
      {children}
    </li>
  );
}

function Unmap({
  identifier,
  run,
}: {
  identifier: string;
  run: Parameters<ReturnType<typeof useAct>['act']>[0];
}) {
  const { act, pending } = useAct();
  return (
    <Button
      variant="ghost"
      size="icon"
      aria-label={`Take ${identifier} away`}
      pending={pending}
      onClick={() => act(run)}
    >
      <X aria-hidden />
    </Button>
  );
}

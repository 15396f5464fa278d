import type { LinkedPolicy } from '#lib/policy/link-queries.ts';
import { policyPaths } from '#lib/policy-paths.ts';
import { Panel } from '../ui/panel';
import { TextLink } from '../ui/text-link';
import { PolicyStatus } from './policy-status';

type Props = { organization: string; description: string; policies: readonly LinkedPolicy[] };

/** The policies that lay something down; nothing where there is none. */
export function LinkedPolicies({ organization, description, policies }: Props) {
  if (policies.length === 0) return null;
  return (
    <Panel title="Policies" description={description} padded={false}>
      <ul className="divide-y">
        {policies.map(({ id, identifier, title, state }) => (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-6 px-4 py-2.5">
            <TextLink href={policyPaths.policy(organization, id)} className="wrap-anywhere min-w-0">
              <bdi>{identifier}</bdi> <bdi>{title}</bdi>
            </TextLink>
            <PolicyStatus state={state} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

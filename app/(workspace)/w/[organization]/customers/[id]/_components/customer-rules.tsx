import { workspacePaths } from '#lib/paths.ts';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';

type Rule = { id: string; name: string; approve: boolean; waiveNda: boolean; disabledAt: Date | null };

/** Access rules that speak of the customer. */
export function CustomerRules({ organization, rules }: { organization: string; rules: readonly Rule[] }) {
  return (
    <Panel title="Access rules" padded={false}>
      {rules.length === 0 ? (
        <p className="px-4 py-4 text-ink-muted">No rule speaks of this customer.</p>
      ) : (
        <ul className="divide-y">
          {rules.map((rule) => (
            <li key={rule.id} className="px-4 py-3">
              <TextLink href={workspacePaths.accessRule(organization, rule.id)}>
                <bdi>{rule.name}</bdi>
              </TextLink>
              <p className="text-ink-muted text-xs">{effectOf(rule)}</p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function effectOf({ approve, waiveNda, disabledAt }: Rule): string {
  if (disabledAt) return 'Disabled';
  const effects = [approve && 'approves by itself', waiveNda && 'waives the NDA'].filter(Boolean);
  return effects.length > 0 ? effects.join(', ') : 'does nothing by itself';
}

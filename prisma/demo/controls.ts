import type { OperatorActor } from '#lib/auth/actor.ts';
import { changeControls } from '#lib/control/bulk-commands.ts';
import { listControlChoices, listControls } from '#lib/control/queries.ts';
import { addControlsFromTemplates } from '#lib/control/template-commands.ts';
import { people } from './people.ts';

type Owner = keyof typeof people;
type Group = { owner: Owner; implementation: 'implemented' | 'partial' | 'planned'; identifiers: string[] };

/** What the fictional company does, by who answers for it. */
const groups: readonly Group[] = [
  {
    owner: 'security',
    implementation: 'implemented',
    identifiers: ['GV-01', 'GV-03', 'AC-01', 'AC-02', 'AC-04', 'LM-01', 'IR-01', 'VM-01', 'VM-02', 'VM-03'],
  },
  {
    owner: 'admin',
    implementation: 'implemented',
    identifiers: ['AC-06', 'DP-01', 'DP-02', 'DP-06', 'BC-01', 'BC-02', 'SD-02', 'DV-01', 'DV-06'],
  },
  { owner: 'people', implementation: 'implemented', identifiers: ['AC-05', 'PE-01', 'PE-03'] },
  { owner: 'approver', implementation: 'partial', identifiers: ['SU-01', 'SU-03'] },
  { owner: 'owner', implementation: 'planned', identifiers: ['GV-04', 'IR-02'] },
];

/** Puts controls of the library into the demo organization, with owners, states and mappings; ids by identifier. */
export async function seedControls(operator: OperatorActor): Promise<Map<string, string>> {
  const { owners } = await listControlChoices(operator, {});
  for (const { owner, implementation, identifiers } of groups) {
    const ownerId = owners.find(({ name }) => name === people[owner].name)?.id ?? null;
    await addControlsFromTemplates(operator, { identifiers, implementation, ownerId });
  }
  const { rows } = await listControls(operator, {});
  const ids = new Map(rows.map(({ identifier, id }) => [identifier, id]));
  const reviewed = ['AC-04', 'BC-02', 'VM-01'].flatMap((identifier) => ids.get(identifier) ?? []);
  await changeControls(operator, { controlIds: reviewed, cadenceDays: 92, addTags: ['quarterly'] });
  return ids;
}

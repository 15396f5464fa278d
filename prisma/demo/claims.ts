import type { OperatorActor } from '#lib/auth/actor.ts';
import { describeArea } from '#lib/claim/area-commands.ts';
import { addClaim } from '#lib/claim/commands.ts';
import type { ClaimMeasure } from '#lib/claim/measure.ts';
import { claims } from './program.ts';

type Ground = { controls: readonly string[]; measure?: ClaimMeasure };

const days = (metric: ClaimMeasure['metric'], value: string, unit = 'days'): ClaimMeasure => ({
  metric,
  comparator: '<=',
  value,
  unit,
});

/** What is behind the demo's claims, by the words they begin with; claims that are not named here are stated only. */
const grounds: readonly (readonly [string, Ground])[] = [
  [
    'Customer data is encrypted at rest',
    { controls: ['DP-01'], measure: { metric: 'algorithm', comparator: '=', value: 'AES-256', unit: '' } },
  ],
  [
    'All traffic to and between',
    { controls: ['DP-02'], measure: { metric: 'version', comparator: '>=', value: '1.2', unit: 'TLS' } },
  ],
  ['Backups are encrypted', { controls: ['BC-01'], measure: days('retention', '60') }],
  ['When a contract ends', { controls: ['DP-06'], measure: days('deadline', '30') }],
  ['Employees sign in with', { controls: ['AC-01', 'AC-02'] }],
  ['Access to production follows', { controls: ['AC-04'], measure: days('interval', '3', 'months') }],
  ['Access ends on the day', { controls: ['AC-05'] }],
  ['Production access is granted', { controls: ['AC-06'], measure: days('duration', '8', 'hours') }],
  ['Every change to production code', { controls: ['SD-02'] }],
  ['Code and dependencies are scanned', { controls: ['VM-01'] }],
  ['Critical vulnerabilities', { controls: ['VM-01'], measure: days('deadline', '48', 'hours') }],
  ['An independent firm tests', { controls: ['VM-02'], measure: days('interval', '1', 'year') }],
  ['Security researchers can', { controls: ['VM-03'] }],
  ['Logs of security-relevant', { controls: ['LM-01'] }],
  ['Restoring from backup', { controls: ['BC-02'], measure: days('interval', '3', 'months') }],
  ['Everyone passes a background', { controls: ['PE-01'] }],
  ['Everyone completes security', { controls: ['PE-03'] }],
  ['Everyone confirms our policies', { controls: ['GV-01'] }],
  ['Laptops are encrypted', { controls: ['DV-01'] }],
  ['Our incident plan', { controls: ['IR-01', 'IR-02'] }],
];

/** What stands above the first areas; the others have nothing above them. */
const areas = [
  {
    section: 'Data protection',
    introduction:
      'What you store with us is yours. We keep it apart from the data of others, encrypt it wherever it rests or travels, and delete it when you ask:\n\n- in the product, at once, by your own administrator\n- at the end of the contract, by us',
  },
] as const;

/** Adds the demo's claims with their measures and the controls behind them. `controlIds` are by identifier. */
export async function seedClaims(
  operator: OperatorActor,
  controlIds: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [section, texts] of claims) {
    for (const text of texts) {
      const ground = grounds.find(([words]) => text.startsWith(words))?.[1];
      const behind = ground?.controls ?? [];
      await addClaim(operator, {
        section,
        text,
        measure: ground?.measure ?? null,
        controlIds: behind.flatMap((identifier) => controlIds.get(identifier) ?? []),
      });
    }
  }
  for (const area of areas) await describeArea(operator, { ...area, revision: 0, chapter: '' });
}

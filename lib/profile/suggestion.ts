import type { Health } from '#lib/control/health.ts';
import type { Tier } from './tiers.ts';

/** A control that answers a subcategory, as far as it says something of a tier. */
export type GroundControl = {
  id: string;
  identifier: string;
  title: string;
  tier: number | null;
  implementation: string;
  health: Health;
};

/** A tier that controls speak for, and why in a sentence; null where none does. */
export type Suggestion = { tier: Tier; why: string } | null;

// What is not written down as a tier is at most risk-informed; see docs/profiles.md.
const unstated = 2;

const caps: Readonly<Record<Health, Tier | null>> = {
  'not-applicable': null,
  planned: 1,
  failing: 1,
  unproven: 1,
  stale: 2,
  due: 4,
  verified: 4,
};

const reasons: Readonly<Record<Health, string>> = {
  'not-applicable': '',
  planned: 'is planned',
  failing: 'is failing',
  unproven: 'is not proven',
  stale: 'is proven no longer',
  due: 'holds, and is due soon',
  verified: 'is verified',
};

/** What one control speaks for: its own tier, as far as its health and its implementation bear it. */
function tierOfControl({ tier, implementation, health }: GroundControl): Tier | null {
  const cap = caps[health];
  if (cap === null) return null;
  const borne = Math.min(tier ?? unstated, cap, implementation === 'partial' ? 2 : 4);
  return borne >= 4 ? 4 : borne >= 3 ? 3 : borne >= 2 ? 2 : 1;
}

/**
 * The tier that these controls speak for: an outcome is as good as the weakest of them. Null where no control applies. The
 * table is in docs/profiles.md. A person accepts it or says otherwise; nothing is set by itself.
 */
export function suggestTier(controls: readonly GroundControl[]): Suggestion {
  const said = controls.flatMap((control) => {
    const tier = tierOfControl(control);
    return tier === null ? [] : [{ control, tier }];
  });
  const lowest = said.toSorted((a, b) => a.tier - b.tier)[0];
  if (!lowest) return null;
  const { identifier, health, tier: stated, implementation } = lowest.control;
  const own = stated === null ? 'states no tier' : `is stated as tier ${stated}`;
  const partly = implementation === 'partial' ? ', is carried out in part' : '';
  const others = said.length > 1 ? `The weakest of ${said.length} controls: ` : '';
  return { tier: lowest.tier, why: `${others}${identifier} ${own}${partly} and ${reasons[health]}.` };
}

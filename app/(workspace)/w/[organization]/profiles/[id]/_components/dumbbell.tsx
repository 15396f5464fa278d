import type { Summary } from '#lib/profile/gap.ts';
import { tiers } from '#lib/profile/tiers.ts';

// Room at both ends for the marks.
const placeOf = (tier: number) => `${4 + ((tier - 1) / 3) * 92}%`;

/** Current and target on a scale of 1 to 4, and the way between them. */
export function Dumbbell({ current, target }: Pick<Summary, 'current' | 'target'>) {
  return (
    <svg aria-hidden width="100%" height="16" className="block rtl:-scale-x-100">
      <line x1={placeOf(1)} x2={placeOf(4)} y1="8" y2="8" className="stroke-line" />
      {tiers.map((tier) => (
        <line
          key={tier}
          x1={placeOf(tier)}
          x2={placeOf(tier)}
          y1="5"
          y2="11"
          className="stroke-line-strong"
        />
      ))}
      {current !== null && target !== null && (
        <line
          x1={placeOf(current)}
          x2={placeOf(target)}
          y1="8"
          y2="8"
          strokeWidth="3"
          className={target > current ? 'stroke-warning-solid' : 'stroke-accent-line'}
        />
      )}
      {target !== null && (
        <circle
          cx={placeOf(target)}
          cy="8"
          r="5"
          strokeWidth="2"
          className="fill-surface stroke-accent-text"
        />
      )}
      {current !== null && <circle cx={placeOf(current)} cy="8" r="4" className="fill-accent" />}
    </svg>
  );
}

/** The numbers of the scale, above its first drawing. */
export function TierScale() {
  return (
    <svg aria-hidden width="100%" height="14" className="block rtl:-scale-x-100">
      {tiers.map((tier) => (
        <text
          key={tier}
          x={placeOf(tier)}
          y="11"
          textAnchor="middle"
          className="origin-center fill-ink-muted text-[0.7rem] [transform-box:fill-box] rtl:-scale-x-100"
        >
          {tier}
        </text>
      ))}
    </svg>
  );
}

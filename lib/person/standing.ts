/** How a person stands to the organization on a day. */
export const standings = ['starts', 'here', 'leaves', 'left'] as const;
export type Standing = (typeof standings)[number];

export const standingLabels: Readonly<Record<Standing, string>> = {
  starts: 'Starts',
  here: 'Here',
  leaves: 'Leaves',
  left: 'Left',
};

type Days = { startedOn: string | null; leftOn: string | null };

/** How somebody stands on a day: on the day they leave they have left. Days are `2026-11-22`. */
export function standingOf({ startedOn, leftOn }: Days, today: string): Standing {
  if (leftOn !== null && leftOn <= today) return 'left';
  if (startedOn !== null && startedOn > today) return 'starts';
  return leftOn === null ? 'here' : 'leaves';
}

import { type Move, moved } from '#lib/order.ts';

/** Claims of one area, in order. */
export type Area<Row> = { title: string; claims: Row[] };

/** Groups ordered claims by area; an area stands where its first claim stands. */
export function areasOf<Row extends { section: string }>(rows: readonly Row[]): Area<Row>[] {
  const areas = Map.groupBy(rows, (row) => row.section);
  return [...areas].map(([title, claims]) => ({ title, claims }));
}

type Claim = { id: string; section: string };

/** Ids of all claims in order after one moved within its area. */
export function claimMoved(rows: readonly Claim[], id: string, move: Move): string[] {
  return areasOf(rows).flatMap((area) =>
    moved(
      area.claims.map((claim) => claim.id),
      id,
      move,
    ),
  );
}

/** Ids of all claims in order after an area moved among the areas, taking its claims along. */
export function areaMoved(rows: readonly Claim[], title: string, move: Move): string[] {
  const areas = new Map(areasOf(rows).map((area) => [area.title, area.claims]));
  return moved([...areas.keys()], title, move).flatMap((key) =>
    (areas.get(key) ?? []).map((claim) => claim.id),
  );
}

import type { Projection } from './projection.ts';
import { readProjection } from './stored-projection.ts';

const limit = 200;
const parsed = new Map<string, Projection>();

const keyOf = (organizationId: string, projectionId: string) => `${organizationId}/${projectionId}`;

/** A projection that this process parsed lately. Projections never change, so it cannot be out of date. */
export function cachedProjection(organizationId: string, projectionId: string): Projection | null {
  const key = keyOf(organizationId, projectionId);
  const found = parsed.get(key);
  if (!found) return null;
  // Taken out and put back: the map's order is then that of last use.
  parsed.delete(key);
  parsed.set(key, found);
  return found;
}

/** Ids of an organization's projections that this process holds, so that their contents need not be read. */
export function cachedProjectionIds(organizationId: string): string[] {
  const own = keyOf(organizationId, '');
  return [...parsed.keys()].filter((key) => key.startsWith(own)).map((key) => key.slice(own.length));
}

/** Parses a stored projection and keeps it, letting go of the one used longest ago. */
export function parseProjection(organizationId: string, projectionId: string, content: string): Projection {
  const projection = readProjection(content);
  parsed.set(keyOf(organizationId, projectionId), projection);
  const oldest = parsed.keys().next();
  if (parsed.size > limit && !oldest.done) parsed.delete(oldest.value);
  return projection;
}

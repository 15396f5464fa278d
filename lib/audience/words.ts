import { formatDate } from '#lib/format.ts';
import type { AudienceRule } from './schema.ts';

const anyOf = (values: readonly string[]) =>
  values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;

/** A rule as people say it: `Everyone`, `Team Sales or Support; location Berlin`. */
export function ruleInWords(rule: AudienceRule): string {
  if ('everyone' in rule) return 'Everyone';
  const parts = [
    rule.team && `team ${anyOf(rule.team)}`,
    rule.role && `role ${anyOf(rule.role)}`,
    rule.location && `location ${anyOf(rule.location)}`,
    rule.startedAfter && `started after ${formatDate(new Date(rule.startedAfter))}`,
  ].filter((part) => part !== undefined);
  const words = parts.join('; ');
  return `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`;
}

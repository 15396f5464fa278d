import { z } from 'zod';

/** A control as its revisions keep it: plain facts, the requirements by name (`nist-csf/2.0 PR.AA-01`). */
export const controlContent = z.object({
  identifier: z.string(),
  title: z.string(),
  description: z.string(),
  ownerId: z.string().nullable(),
  implementation: z.string(),
  justification: z.string(),
  responsibility: z.string(),
  tier: z.number().nullable(),
  cadenceDays: z.number().nullable(),
  tags: z.array(z.string()),
  requirements: z.array(z.string()),
});

/** A control as its revisions keep it. */
export type ControlContent = z.infer<typeof controlContent>;

/** The fields of a content in the order in which a person reads them. */
export const contentFields = [
  'identifier',
  'title',
  'description',
  'ownerId',
  'implementation',
  'justification',
  'responsibility',
  'tier',
  'cadenceDays',
  'tags',
  'requirements',
] as const satisfies readonly (keyof ControlContent)[];

/** A field's name as people say it. */
export const fieldLabels: Readonly<Record<(typeof contentFields)[number], string>> = {
  identifier: 'Identifier',
  title: 'Title',
  description: 'Description',
  ownerId: 'Owner',
  implementation: 'Implementation',
  justification: 'Justification',
  responsibility: 'Responsibility',
  tier: 'Maturity tier',
  cadenceDays: 'Review cadence in days',
  tags: 'Tags',
  requirements: 'Requirements',
};

/** One field that differs; both sides as text, empty where there was nothing. */
export type ContentChange = { field: (typeof contentFields)[number]; before: string; after: string };

function textOf(value: ControlContent[keyof ControlContent]): string {
  if (value === null) return '';
  return Array.isArray(value) ? value.join(', ') : String(value);
}

function listChange(before: string[], after: string[]): { before: string; after: string } {
  const gone = before.filter((one) => !after.includes(one));
  const come = after.filter((one) => !before.includes(one));
  return { before: gone.join(', '), after: come.join(', ') };
}

/**
 * What is different between two contents. Of lists only what went and what came; an order alone is no difference.
 */
export function changesBetween(before: ControlContent, after: ControlContent): ContentChange[] {
  return contentFields.flatMap((field) => {
    const [old, now] = [before[field], after[field]];
    const change =
      Array.isArray(old) && Array.isArray(now)
        ? listChange(old, now)
        : { before: textOf(old), after: textOf(now) };
    return change.before === change.after ? [] : [{ field, ...change }];
  });
}

const cut = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

/** One change in words: `Title: “A” is now “B”`. */
export function changeInWords({ field, before, after }: ContentChange): string {
  const label = fieldLabels[field];
  if (field === 'tags' || field === 'requirements') {
    const parts = [after && `added ${cut(after)}`, before && `removed ${cut(before)}`];
    return `${label}: ${parts.filter(Boolean).join(', ')}`;
  }
  if (before === '') return `${label}: now “${cut(after)}”`;
  if (after === '') return `${label}: “${cut(before)}” was taken away`;
  return `${label}: “${cut(before)}” is now “${cut(after)}”`;
}

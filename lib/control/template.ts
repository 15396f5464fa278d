import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { repositoryRoot } from '#lib/pdf/repository-root.ts';
import { responsibilities } from './labels.ts';

const templates = z.array(
  z.strictObject({
    identifier: z.string(),
    area: z.string(),
    title: z.string(),
    description: z.string(),
    responsibility: z.enum(responsibilities),
    /** Identifiers of CSF 2.0 subcategories. */
    requirements: z.array(z.string()).min(1),
    /** What should be shown for it, and after how many days again. */
    evidence: z.array(z.strictObject({ what: z.string(), everyDays: z.int().min(1).max(3660) })),
  }),
);

/** A control of the library that comes with the product, in our own words. */
export type ControlTemplate = z.infer<typeof templates>[number];

let read: readonly ControlTemplate[] | undefined;

/** The library, in its order; prisma/catalog/controls holds it. */
export function controlTemplates(): readonly ControlTemplate[] {
  const path = join(repositoryRoot(), 'prisma/catalog/controls/templates.json');
  read ??= templates.parse(JSON.parse(readFileSync(path, 'utf8')));
  return read;
}

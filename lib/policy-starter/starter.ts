import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { repositoryRoot } from '#lib/pdf/repository-root.ts';
import { findPlaceholders } from '#lib/policy/placeholders.ts';
import { type Candidate, readCandidate } from '#lib/policy-import/candidate.ts';
import { splitFrontMatter } from '#lib/policy-import/front-matter.ts';

/** A policy that comes with the product, in our own words. */
export type PolicyStarter = { path: string; text: string; description: string; candidate: Candidate };

/** What an organization has to decide, by the placeholder that asks for it. */
export type StarterQuestion = { placeholder: string; label: string; proposal: string };

const questions = z.record(z.string(), z.strictObject({ label: z.string(), proposal: z.string() }));

let read: { starters: readonly PolicyStarter[]; questions: ReadonlyMap<string, StarterQuestion> } | undefined;

function starterFrom(folder: string, path: string): PolicyStarter {
  const text = readFileSync(join(folder, path), 'utf8');
  const candidate = readCandidate({ path, text, notes: [] });
  if (!candidate || candidate.problems.length > 0) throw new Error(`the starter ${path} cannot be read`);
  const description = z.string().parse(splitFrontMatter(text).fields.get('description'));
  return { path, text, description, candidate };
}

function catalogue() {
  if (read) return read;
  const folder = join(repositoryRoot(), 'prisma/catalog/policies');
  const starters = readdirSync(folder)
    .filter((path) => path.endsWith('.md'))
    .map((path) => starterFrom(folder, path));
  const asked = questions.parse(JSON.parse(readFileSync(join(folder, 'placeholders.json'), 'utf8')));
  const byPlaceholder = Object.entries(asked).map(([name, question]) => {
    const placeholder = `{{${name}}}`;
    return [placeholder, { placeholder, ...question }] as const;
  });
  read = {
    starters: starters.toSorted((a, b) => (a.candidate.title < b.candidate.title ? -1 : 1)),
    questions: new Map(byPlaceholder),
  };
  return read;
}

/** The starter set by title; prisma/catalog/policies holds it. */
export function policyStarters(): readonly PolicyStarter[] {
  return catalogue().starters;
}

/** What a starter leaves to whoever adopts it, in the order in which it asks. */
export function questionsOf({ candidate }: PolicyStarter): StarterQuestion[] {
  const asked = new Set(findPlaceholders(`${candidate.title}\n\n${candidate.body}`).map(({ text }) => text));
  return [...asked].map(
    (placeholder) =>
      catalogue().questions.get(placeholder) ?? { placeholder, label: placeholder, proposal: '' },
  );
}

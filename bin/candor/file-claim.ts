import type { Command } from 'commander';
import { contradictionsBetween } from '#lib/proposal/contradictions.ts';
import { proposeFrom } from '#lib/proposal/propose.ts';
import { formatByName } from '#lib/proposal/reading.ts';
import { type Contradiction, type PageFormat, type PageProposal, pageFormats } from '#lib/proposal/schema.ts';
import { readTextFile } from './readable-file.ts';
import { addFileVerb, type Common, oneOf } from './verb.ts';

type Propose = Common & { format?: PageFormat };

// As many bytes as a text of the longest length can have.
const maximumBytes = 4_000_000;

async function proposalsOf(path: string, format: PageFormat | undefined): Promise<PageProposal> {
  const text = await readTextFile(path, maximumBytes);
  return proposeFrom({ text, format: format ?? formatByName(path) });
}

/** What people see: a line for each finding. */
function linesOf(page: PageProposal, contradictions: readonly Contradiction[]) {
  const line = (found: string, what: string, about: string) => ({ found, what, about });
  return [
    ...page.proposals.map(({ sentence, measures, requirements }) =>
      line(
        'claim',
        sentence,
        [...requirements.map(({ id }) => id), ...measures.map(({ text }) => text)].join(', '),
      ),
    ),
    ...page.subprocessors.map(({ name, purpose }) => line('subprocessor', name, purpose ?? '')),
    ...page.contacts.map(({ value, purpose }) => line('contact', value, purpose)),
    ...contradictions.map(({ topic, reason }) => line('contradiction', reason, topic)),
  ];
}

async function propose({ json, format }: Propose, path: string, other: string | undefined) {
  const page = await proposalsOf(path, format);
  if (other === undefined) return json ? page : linesOf(page, []);
  const contradictions = contradictionsBetween(page, await proposalsOf(other, format));
  return json ? { ...page, contradictions } : linesOf(page, contradictions);
}

/** `candor claim propose`, which touches no database. */
export function addFileClaimVerbs(noun: Command): void {
  addFileVerb<Propose>(
    noun,
    'propose <file> [other]',
    'read a published security page (HTML, Markdown or text) and propose claims; with another page, say where they differ',
    (options, path = '', other?: string) => propose(options, path, other),
  ).option('--format <format>', `what it is written in: ${pageFormats.join(', ')}`, oneOf(pageFormats));
}

import { claimLikelihood } from './claim-likelihood.ts';
import { companyOf, publisherOf } from './company.ts';
import { contactsIn } from './contacts.ts';
import { measuresIn } from './measures.ts';
import { formatOf, readBlocks } from './reading.ts';
import { requirementsOf } from './requirements.ts';
import type { PageFormat, PageProposal, Proposal } from './schema.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { subprocessorsIn } from './subprocessors.ts';
import { controlTitleOf } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** Longer pieces are no sentences; looking for measures in them would cost much and find nothing. */
const longest = 1000;
const most = 2000;
const mostSentences = 20_000;

type Page = { company: string | null; publisher: string | null };

function proposalOf(sentence: Sentence, { company, publisher }: Page, follows: boolean): Proposal | null {
  if (sentence.text.length > longest) return null;
  const words = wordsOf(sentence.text);
  // A company is no vendor of its own.
  const measures = measuresIn(sentence.text).filter(
    ({ metric, value }) => metric !== 'vendor' || String(value).toLowerCase() !== publisher,
  );
  const confidence = claimLikelihood({ sentence, words, measures, company, follows });
  if (confidence < 0.5) return null;
  const path = sentence.path.map((title) => title.slice(0, 200)).slice(-12);
  // The page's title says nothing about one sentence of it, unless it is the only heading.
  const headings = path.length > 1 ? path.slice(-2).filter((title) => title !== path[0]) : path;
  const requirements = requirementsOf(words, wordsOf(headings.join(' ; ')));
  return {
    sentence: sentence.text,
    section: path.at(-1) ?? '',
    path,
    start: sentence.start,
    end: sentence.end,
    confidence,
    measures,
    requirements,
    control: controlTitleOf(requirements[0]?.id ?? ''),
  };
}

/**
 * What a published security page could become: claims with measures and subcategories of the CSF 2.0, subprocessors and
 * contacts. The same text always gives the same result; nothing is asked of the network or the database. `start` and `end` of
 * proposals are places in `text` (UTF-16 units), those of measures places in their sentence. At most 2,000 proposals,
 * of the first 20,000 sentences.
 * @throws Invalid when the text is longer than 1,000,000 signs
 */
export function proposeFrom(page: { text: string; format?: PageFormat }): PageProposal {
  const blocks = readBlocks(page.text, page.format ?? formatOf(page.text));
  const sentences = sentencesOf(blocks).slice(0, mostSentences);
  const company = companyOf(sentences);
  const publisher = publisherOf(company, sentences);
  const proposals: Proposal[] = [];
  let last: Sentence | null = null;
  for (const sentence of sentences) {
    if (proposals.length === most) break;
    const proposal = proposalOf(
      sentence,
      { company, publisher },
      last !== null && last.path === sentence.path,
    );
    last = proposal ? sentence : null;
    if (proposal) proposals.push(proposal);
  }
  return {
    proposals,
    subprocessors: subprocessorsIn(sentences, publisher),
    contacts: contactsIn(page.text, blocks),
  };
}

import { contradictionsBetween } from '#lib/proposal/contradictions.ts';
import { measuresIn } from '#lib/proposal/measures.ts';
import { requirementsOf } from '#lib/proposal/requirements.ts';
import type { PageProposal, Proposal } from '#lib/proposal/schema.ts';
import { wordsOf } from '#lib/proposal/words.ts';

/** A sentence that somebody says: as a proposal, as a proposal of another page, or as a claim already. */
export type Said = { id: string; text: string; section: string };

/** Where sentences come from: another page by its name, or the claims. */
export type Voice = { kind: 'page' | 'claims'; id: string; name: string; said: readonly Said[] };

/** Two sentences of which both cannot be so. `proposalId` is the one under review, `other` what stands against it. */
export type Contradiction = {
  proposalId: string;
  text: string;
  topic: string;
  reason: string;
  other: { id: string; text: string; kind: Voice['kind']; voiceId: string; voice: string };
};

const kept = new Map<string, Proposal>();

/** What a sentence says, as the comparison needs it; kept, for it changes less often than reviews are looked at. */
function understood({ text, section }: Said): Proposal {
  const key = `${section}\n${text}`;
  const found = kept.get(key);
  if (found) return found;
  const sentence = text.slice(0, 1000);
  const proposal: Proposal = {
    sentence,
    section,
    path: [],
    start: 0,
    end: 0,
    confidence: 1,
    measures: measuresIn(sentence),
    requirements: requirementsOf(wordsOf(sentence), wordsOf(section)),
    control: null,
  };
  if (kept.size >= 5_000) kept.clear();
  kept.set(key, proposal);
  return proposal;
}

function pageOf(said: readonly Said[]): PageProposal {
  return { proposals: said.map(understood), subprocessors: [], contacts: [] };
}

const idsByText = (said: readonly Said[]) => new Map(said.map(({ id, text }) => [text.slice(0, 1000), id]));

/** Where the proposals of a page differ from what other pages and the claims say, in the order of the page. */
export function contradictionsOf(said: readonly Said[], voices: readonly Voice[]): Contradiction[] {
  const own = pageOf(said);
  const ids = idsByText(said);
  const places = new Map(said.map(({ id }, index) => [id, index]));
  const found = voices.flatMap((voice) => {
    const theirs = idsByText(voice.said);
    return contradictionsBetween(own, pageOf(voice.said)).flatMap(({ topic, reason, first, second }) => {
      const [proposalId, id] = [ids.get(first.sentence), theirs.get(second.sentence)];
      if (proposalId === undefined || id === undefined) return [];
      const { kind, id: voiceId, name } = voice;
      const other = { id, text: second.sentence, kind, voiceId, voice: name };
      return [{ proposalId, text: first.sentence, topic, reason, other }];
    });
  });
  return found.toSorted((a, b) => (places.get(a.proposalId) ?? 0) - (places.get(b.proposalId) ?? 0));
}

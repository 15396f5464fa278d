import { canonicalIdentifier, identifierKey } from './identifier.ts';
import type { FileProblem, RequirementDraft } from './schema.ts';
import { tidy } from './wording.ts';

/** What was read from a file so far: elements in order, each once, and what is wrong with it. */
export type Collected = { requirements: RequirementDraft[]; problems: FileProblem[] };

/** One element as a form writes it, with its place in the file. */
export type Found = Partial<Omit<RequirementDraft, 'identifier'>> & { identifier: string; place: string };

const longestIdentifier = 120;
const mostProblems = 200;
const deepest = 12;

function faultOf(identifier: string, repeated: boolean): string | null {
  if (identifier === '') return 'There is no identifier here.';
  if (identifier.length > longestIdentifier)
    return `This identifier has more than ${longestIdentifier} characters.`;
  return repeated ? `The identifier ${identifier} stands here a second time.` : null;
}

/** Collects elements under one framework key. The same identifier again fills in what was missing. */
export class Collector {
  readonly #key: string;
  readonly #byKey = new Map<string, RequirementDraft>();
  readonly #places = new Map<string, string>();
  readonly problems: FileProblem[] = [];

  constructor(key: string) {
    this.#key = key;
  }

  problem(place: string, message: string): void {
    if (this.problems.length < mostProblems) this.problems.push({ place, message });
  }

  /** Adds an element. `again`: whether the form repeats elements, else the second is a problem. */
  add(found: Found, again = false): void {
    const identifier = canonicalIdentifier(this.#key, found.identifier);
    const before = this.#byKey.get(identifierKey(identifier));
    const wrong = faultOf(identifier, before !== undefined && !again);
    if (wrong !== null) {
      this.problem(found.place, wrong);
      return;
    }
    const next: RequirementDraft = {
      identifier,
      parent: found.parent ? canonicalIdentifier(this.#key, found.parent) : null,
      kind: found.kind || 'requirement',
      title: tidy(found.title ?? '').slice(0, 500),
      wording: tidy(found.wording ?? '').slice(0, 20_000),
      oscalId: found.oscalId ?? null,
      withdrawn: found.withdrawn ?? false,
      withdrawnReason: found.withdrawnReason ?? '',
      successors: (found.successors ?? []).map((text) => canonicalIdentifier(this.#key, text)),
    };
    if (before) {
      before.title ||= next.title;
      before.wording ||= next.wording;
      before.parent ??= next.parent;
      return;
    }
    this.#byKey.set(identifierKey(identifier), next);
    this.#places.set(identifierKey(identifier), found.place);
  }

  /** The element with this identifier. */
  get(identifier: string): RequirementDraft | undefined {
    return this.#byKey.get(identifierKey(canonicalIdentifier(this.#key, identifier)));
  }

  /** Says that an element was withdrawn, and where it went. */
  withdraw(identifier: string, withdrawal: { reason: string; successors: readonly string[] }): void {
    const found = this.get(identifier);
    if (!found) return;
    found.withdrawn = true;
    found.withdrawnReason = withdrawal.reason;
    found.successors = withdrawal.successors.map((text) => canonicalIdentifier(this.#key, text));
  }

  /** What is wrong above an element: it stands below itself, or deeper than any framework is. */
  #faultAbove(start: RequirementDraft): string | null {
    const seen = new Set<RequirementDraft>();
    for (let at: RequirementDraft | undefined = start; at; at = at.parent ? this.get(at.parent) : undefined) {
      if (seen.has(at)) return `${start.identifier} stands below itself.`;
      if (seen.size === deepest) return `${start.identifier} stands more than ${deepest} levels deep.`;
      seen.add(at);
    }
    return null;
  }

  /** What was collected, parents checked. What withdrawn elements once said is not kept: forms disagree about it. */
  collected(): Collected {
    for (const [key, requirement] of this.#byKey) {
      const place = this.#places.get(key) ?? '';
      const parent = requirement.parent === null ? undefined : this.get(requirement.parent);
      if (requirement.parent !== null && !parent)
        this.problem(
          place,
          `${requirement.identifier} stands below ${requirement.parent}, which is not in this file.`,
        );
      const fault = this.#faultAbove(requirement);
      if (fault) this.problem(place, fault);
      requirement.parent = parent?.identifier ?? null;
      if (requirement.withdrawn) requirement.wording = '';
    }
    return { requirements: [...this.#byKey.values()], problems: this.problems };
  }
}

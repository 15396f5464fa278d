import type { ControlContent } from '#lib/control/content.ts';
import type { Ground, KnownControl, PlannedControl } from './plan.ts';
import { keptIds, type ReviewProposal } from './review.ts';

const named = (id: string) => `nist-csf/2.0 ${id}`;

const plain = {
  ownerId: null,
  // The page says that it is done; what proves it is asked for afterwards.
  implementation: 'implemented',
  justification: '',
  tier: null,
  cadenceDays: null,
} as const;

type Found = { key: string | null; problem: string | null };

const none: Found = { key: null, problem: null };

/** Gathers the controls that accepted proposals name, each once. */
export class ControlsToCome {
  readonly #ground: Ground;
  readonly #byId: ReadonlyMap<string, KnownControl>;
  readonly #byIdentifier: ReadonlyMap<string, KnownControl>;
  readonly #coming = new Map<string, PlannedControl>();
  readonly #taken: Set<string>;

  constructor(ground: Ground) {
    this.#ground = ground;
    this.#byId = new Map(ground.controls.map((one) => [one.id, one]));
    this.#byIdentifier = new Map(ground.controls.map((one) => [one.identifier, one]));
    this.#taken = new Set(ground.controls.map(({ identifier }) => identifier));
  }

  /** The key of the control behind a proposal; null with a problem where it cannot be, null without where none shall be. */
  controlFor(proposal: ReviewProposal): Found {
    const { control } = proposal;
    if (control === null || control.kind === 'none') return none;
    const names = keptIds(proposal)
      .map(named)
      .filter((name) => this.#ground.requirements.has(name));
    if (control.kind === 'existing') return this.#reuse(this.#byId.get(control.controlId), names);
    if (control.kind === 'template') return this.#take(control.identifier, names);
    return this.#make(control.title, proposal, names);
  }

  /** All controls that come or are reused, in the order in which they were first named. */
  all(): PlannedControl[] {
    return [...this.#coming.values()];
  }

  #reuse(control: KnownControl | undefined, names: readonly string[]): Found {
    if (!control) return { key: null, problem: 'The control behind it is not there any more.' };
    if (control.archived)
      return { key: null, problem: `${control.identifier} is archived. Please choose another control.` };
    const before = this.#coming.get(control.id);
    const added = before?.kind === 'existing' ? before.added : [];
    const known = new Set([...control.requirements, ...added]);
    const more = names.filter((name) => !known.has(name));
    this.#coming.set(control.id, {
      key: control.id,
      kind: 'existing',
      control,
      added: [...added, ...more],
    });
    return { key: control.id, problem: null };
  }

  #take(identifier: string, names: readonly string[]): Found {
    const here = this.#byIdentifier.get(identifier);
    if (here) return this.#reuse(here, names);
    const template = this.#ground.templates.find((one) => one.identifier === identifier);
    if (!template) return { key: null, problem: `There is no control ${identifier} in the library.` };
    const { title, description, responsibility, area, requirements } = template;
    const own = requirements.map(named).filter((name) => this.#ground.requirements.has(name));
    this.#taken.add(identifier);
    return this.#add(`template ${identifier}`, 'template', names, () => ({
      ...plain,
      identifier,
      title,
      description,
      responsibility,
      tags: [area.toLowerCase()],
      requirements: own,
    }));
  }

  #make(title: string, proposal: ReviewProposal, names: readonly string[]): Found {
    const [first] = keptIds(proposal);
    return this.#add(`new ${title.toLowerCase()}`, 'new', names, () => ({
      ...plain,
      identifier: this.#freeIdentifier(first?.slice(3, 5) ?? 'NEW'),
      title,
      description: proposal.text,
      responsibility: 'us',
      tags: [],
      requirements: [],
    }));
  }

  #add(key: string, kind: 'new' | 'template', names: readonly string[], begin: () => ControlContent): Found {
    const before = this.#coming.get(key);
    const content = before && before.kind !== 'existing' ? before.content : begin();
    const requirements = [...new Set([...content.requirements, ...names])];
    this.#coming.set(key, { key, kind, content: { ...content, requirements } });
    return { key, problem: null };
  }

  /** The next identifier with this beginning that neither the organization nor the library has. */
  #freeIdentifier(beginning: string): string {
    const library = new Set(this.#ground.templates.map(({ identifier }) => identifier));
    for (let number = 1; ; number += 1) {
      const identifier = `${beginning}-${String(number).padStart(2, '0')}`;
      if (this.#taken.has(identifier) || library.has(identifier)) continue;
      this.#taken.add(identifier);
      return identifier;
    }
  }
}

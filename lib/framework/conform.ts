import { shippedFramework } from './catalog.ts';
import { identifierKey, numericOrder } from './identifier.ts';
import type { FrameworkDraft, RequirementDraft } from './schema.ts';
import { sameText } from './wording.ts';

/*
 * Forms of one framework disagree about what none of them means: names in capitals, the place of withdrawn elements, and
 * some do not mark withdrawals at all (NIST's OSCAL file of CSF 2.0). Where we ship the framework, its structure decides.
 */

function ordered(requirements: readonly RequirementDraft[]): RequirementDraft[] {
  const below = new Map<string | null, RequirementDraft[]>();
  for (const one of requirements) below.set(one.parent, [...(below.get(one.parent) ?? []), one]);
  const sorted = (siblings: RequirementDraft[]) => {
    const order = numericOrder(siblings.map(({ identifier }) => identifier));
    if (!order) return siblings;
    return siblings.toSorted((a, b) => (order.get(a.identifier) ?? 0) - (order.get(b.identifier) ?? 0));
  };
  const inOrder: RequirementDraft[] = [];
  // By hand: whoever nests thousands of levels is told so later, and must not exhaust the stack here.
  const ahead = sorted(below.get(null) ?? []).toReversed();
  for (let one = ahead.pop(); one; one = ahead.pop()) {
    inOrder.push(one);
    ahead.push(...sorted(below.get(one.identifier) ?? []).toReversed());
  }
  return inOrder;
}

function conformOne(
  one: RequirementDraft,
  known: RequirementDraft | undefined,
  unmarked: boolean,
): RequirementDraft {
  if (!known) return one;
  const { identifier, kind, parent } = known;
  const title = sameText(one.title, known.title) ? known.title : one.title;
  const conformed = { ...one, identifier, kind, parent, title };
  if (!known.withdrawn || (!one.withdrawn && !unmarked)) return conformed;
  const { withdrawnReason, successors } = known;
  return {
    ...conformed,
    wording: '',
    withdrawn: true,
    withdrawnReason: withdrawnReason || one.withdrawnReason,
    successors: successors.length > 0 ? successors : one.successors,
  };
}

/** The draft in the structure that we ship, and its elements in the order of the tree. */
export function conform(draft: FrameworkDraft): FrameworkDraft {
  const shipped = shippedFramework(draft.key, draft.version);
  const known = new Map(shipped?.requirements.map((one, at) => [identifierKey(one.identifier), { one, at }]));
  // A file that marks no withdrawal at all does not know of any.
  const unmarked = draft.requirements.every(({ withdrawn }) => !withdrawn);
  const present = new Set(draft.requirements.map(({ identifier }) => identifierKey(identifier)));
  const requirements = draft.requirements.map((one) => {
    const conformed = conformOne(one, known.get(identifierKey(one.identifier))?.one, unmarked);
    const { parent } = conformed;
    return parent !== null && !present.has(identifierKey(parent))
      ? { ...conformed, parent: null }
      : conformed;
  });
  const place = (one: RequirementDraft) => known.get(identifierKey(one.identifier))?.at ?? known.size;
  const inOrder = shipped ? requirements.toSorted((a, b) => place(a) - place(b)) : requirements;
  return {
    ...draft,
    ...(shipped && { title: shipped.title, publisher: shipped.publisher }),
    requirements: ordered(inOrder),
  };
}

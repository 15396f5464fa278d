import { z } from 'zod';
import { identityOfDocument, identityOfTitle } from './identity.ts';
import { Collector } from './reading.ts';
import type { FileProblem, FrameworkDraft } from './schema.ts';
import { readWithdrawal } from './wording.ts';

/*
 * The JSON export of NIST's Cybersecurity and Privacy Reference Tool: elements of all kinds in one list, and relations
 * between them. Elements that others point to are repeated, some without their text.
 */

const schema = z.object({
  response: z.object({
    elements: z.object({
      documents: z
        .array(z.looseObject({ doc_identifier: z.string(), name: z.string(), version: z.string() }))
        .min(1),
      elements: z
        .array(
          z.looseObject({
            element_identifier: z.string(),
            element_type: z.string(),
            title: z.string().nullish(),
            text: z.string().nullish(),
          }),
        )
        .max(100_000),
      relationships: z
        .array(z.looseObject({ source_element_identifier: z.string(), dest_element_identifier: z.string() }))
        .max(200_000),
    }),
  }),
});

// What belongs to requirements without being one.
const others =
  /^(other$|implementation_example|party|withdraw_reason|determination|odp|examine|interview|test|reference|discussion|informative|example)/;

const root = '/response/elements';

type Elements = z.infer<typeof schema>['response']['elements'];

function collect(collector: Collector, { elements, relationships }: Elements): void {
  const typeOf = new Map(elements.map((one) => [one.element_identifier, one.element_type]));
  const isRequirement = (identifier: string) => !others.test(typeOf.get(identifier) ?? 'other');
  const parents = new Map<string, string>();
  for (const { source_element_identifier: from, dest_element_identifier: to } of relationships)
    if (isRequirement(from) && isRequirement(to) && !parents.has(to)) parents.set(to, from);
  for (const [index, one] of elements.entries()) {
    if (others.test(one.element_type)) continue;
    const { element_identifier: identifier, element_type: kind, title, text } = one;
    const place = `${root}/elements/${index}`;
    const parent = parents.get(identifier) ?? null;
    const found = { identifier, parent, kind, title: title ?? '', wording: text ?? '', place };
    // A second one of the same kind is a repetition, of another a mistake.
    collector.add(found, collector.get(identifier)?.kind === kind);
  }
  const reasons = new Map(elements.map((one) => [one.element_identifier, one.text ?? '']));
  for (const { source_element_identifier: from, dest_element_identifier: to } of relationships)
    if (typeOf.get(to) === 'withdraw_reason') collector.withdraw(from, readWithdrawal(reasons.get(to) ?? ''));
}

/** Reads a CPRT export. What is wrong is told with JSON pointers. */
export function readCprt(json: unknown): { framework: FrameworkDraft | null; problems: FileProblem[] } {
  const parsed = schema.safeParse(json);
  if (!parsed.success)
    return {
      framework: null,
      problems: parsed.error.issues.slice(0, 200).map(({ path, message }) => ({
        place: `/${path.map(String).join('/')}`,
        message: `This is not as CPRT exports it: ${message}.`,
      })),
    };
  const [document] = parsed.data.response.elements.documents;
  const identity =
    identityOfDocument(document?.doc_identifier ?? '') ??
    identityOfTitle(`${document?.name} ${document?.version}`, document?.version ?? '', 'NIST');
  const collector = new Collector(identity.key);
  collect(collector, parsed.data.response.elements);
  const { requirements, problems } = collector.collected();
  if (requirements.length === 0)
    problems.push({ place: `${root}/elements`, message: 'This export holds no requirements.' });
  return { framework: { ...identity, format: 'cprt', requirements }, problems };
}

import type { PolicyTextInput } from '#lib/policy/schema.ts';
import type { PlannedPolicy, StoredPolicy } from './import.ts';
import { withPictureIds } from './pictures.ts';

const questionsOf = ({ questions }: PolicyTextInput) =>
  JSON.stringify(questions.map(({ text, options, right }) => [text, options, right]));

function whatDiffers(before: PolicyTextInput | undefined, after: PolicyTextInput): string | null {
  if (!before) return `the language ${after.locale} is new`;
  const same =
    before.title === after.title && before.body === after.body && questionsOf(before) === questionsOf(after);
  return same ? null : `the text in ${after.locale} differs`;
}

type Version = NonNullable<StoredPolicy['version']>;

/** What of the text would change, in words. `ids`: what pictures that came along before are called by their paths. */
function textChanges(
  { found, texts }: PlannedPolicy,
  version: Version,
  ids: ReadonlyMap<string, string>,
): string[] {
  if (found.pdf) return version.fileSha256 === found.pdf.sha256 ? [] : ['the PDF is another one'];
  if (version.fileSha256 !== null) return ['a text replaces the PDF'];
  return texts.flatMap((text) => {
    const path = found.texts.find(({ fields }) => fields.locale === text.locale)?.path ?? found.path;
    const before = version.texts.find(({ locale }) => locale === text.locale);
    return whatDiffers(before, { ...text, body: withPictureIds(path, text.body, ids) }) ?? [];
  });
}

/** What would change about a policy that is there, in words for people; `text` says whether a draft is written. */
export function changesOf(
  planned: PlannedPolicy,
  stored: StoredPolicy,
  ids: ReadonlyMap<string, string>,
): { words: string[]; text: boolean } {
  const { version } = stored;
  if (!version) return { words: ['A first version'], text: true };
  const verb = version.open
    ? `The draft of version ${version.number} is replaced`
    : `A draft of version ${version.number + 1}`;
  const words = textChanges(planned, version, ids).map((change) => `${verb}: ${change}`);
  const text = words.length > 0;
  const controls = planned.controlIds.filter((id) => !stored.controlIds.has(id)).length;
  const requirements = planned.requirementIds.filter((id) => !stored.requirementIds.has(id)).length;
  if (controls + requirements > 0)
    words.push(`Mapped to ${controls} more controls and ${requirements} more requirements`);
  return { words, text };
}

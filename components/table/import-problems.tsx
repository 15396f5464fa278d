import { formatPlural } from '#lib/format.ts';
import { Callout } from '../ui/callout';

type ImportProblemsProps = { problems: readonly { place: string; message: string }[] };

/** What keeps a file from being imported, each with its place in it; nothing when nothing does. */
export function ImportProblems({ problems }: ImportProblemsProps) {
  if (problems.length === 0) return null;
  const count = formatPlural(problems.length, 'problem', 'problems');
  return (
    <Callout tone="danger" title={`${count}: nothing is imported before they are put right`}>
      <ul className="mt-1 list-disc ps-5">
        {problems.map(({ place, message }) => (
          <li key={`${place} ${message}`} className="wrap-anywhere">
            {place && <bdi className="font-medium">{place}: </bdi>}
            <bdi>{message}</bdi>
          </li>
        ))}
      </ul>
    </Callout>
  );
}

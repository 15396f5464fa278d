import type { Entry } from '#lib/markdown/contents.ts';

/** The headings of a text as links to them, nested. `prefix` as the text has it. */
export function TextContents({ entries, prefix = '' }: { entries: readonly Entry[]; prefix?: string }) {
  if (entries.length === 0) return null;
  return (
    <ol className="text-contents">
      {entries.map((entry) => (
        <li key={entry.id} dir="auto">
          <a href={`#${prefix}${entry.id}`}>{entry.title}</a>
          <TextContents entries={entry.entries} prefix={prefix} />
        </li>
      ))}
    </ol>
  );
}

import type { Block } from '#lib/markdown/block.ts';
import { directionOf } from '#lib/markdown/direction.ts';
import { InlineText, type TextPlace } from './inline-text';

type Table = Extract<Block, { kind: 'table' }>;
const looks = { left: 'text-start', right: 'text-end', center: 'text-center' } as const;

/** A table of a text. On a narrow screen it scrolls within itself, also by keyboard. */
export function TextTable({ block, place }: { block: Table; place: TextPlace }) {
  const look = (column: number) => looks[block.align[column] ?? 'left'];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard (WCAG 2.1.1)
    <section className="reading-table" aria-label={place.labels.table} tabIndex={0}>
      <table dir={directionOf(block)}>
        {block.head.length > 0 && (
          <thead>
            <tr>
              {block.head.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a text is rendered whole
                <th key={column} scope="col" dir="auto" className={look(column)}>
                  <InlineText parts={cell} place={place} />
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {block.rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a text is rendered whole
            <tr key={at}>
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a text is rendered whole
                <td key={column} dir="auto" className={look(column)}>
                  <InlineText parts={cell} place={place} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

// biome-ignore-all lint/a11y/noRedundantRoles: the phone's layout takes the table's own display, and with it its roles
import { translator } from '#lib/messages/translator.ts';
import type { Projection, ProjectionSubprocessor } from '#lib/portal/projection.ts';
import { TextLink } from '../ui/text-link';
import { itemAnchor } from './anchors';

/** Who processes data for the organization: a table, and on a phone one block for each. */
export function Subprocessors({ projection }: { projection: Projection }) {
  const t = translator('portal');
  const head = 'px-4 py-2.5 text-start font-medium text-ink-muted';
  return (
    <div className="overflow-hidden rounded-xl border">
      <table
        role="table"
        aria-label={t('subprocessors')}
        className="block w-full border-collapse text-sm sm:table sm:table-fixed"
      >
        <thead role="rowgroup" className="hidden border-b bg-canvas sm:table-header-group">
          <tr role="row">
            {[t('name'), t('purpose'), t('data'), t('location')].map((label) => (
              <th key={label} scope="col" role="columnheader" className={head}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="block divide-y sm:table-row-group">
          {projection.subprocessors.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { row: ProjectionSubprocessor }) {
  const t = translator('portal');
  const cells = [
    { label: t('purpose'), value: row.purpose },
    { label: t('data'), value: row.dataProcessed },
    { label: t('location'), value: row.location },
  ];
  return (
    <tr
      role="row"
      id={itemAnchor('subprocessor', row.id)}
      className="block scroll-mt-14 px-4 py-3.5 target:bg-accent-soft sm:table-row sm:px-0 sm:py-0"
    >
      <th
        scope="row"
        role="rowheader"
        lang="en"
        dir="auto"
        className="wrap-anywhere block pb-1 text-start font-medium text-base sm:table-cell sm:px-4 sm:py-3 sm:align-top sm:text-sm"
      >
        {row.url ? (
          <TextLink
            href={row.url}
            rel="noopener noreferrer nofollow"
            aria-label={t('website', { name: row.name })}
          >
            {row.name}
          </TextLink>
        ) : (
          row.name
        )}
      </th>
      {cells.map(({ label, value }) => (
        <td
          key={label}
          role="cell"
          className={`wrap-anywhere gap-3 py-0.5 sm:table-cell sm:px-4 sm:py-3 sm:align-top ${value ? 'flex' : 'hidden'}`}
        >
          <span className="w-20 shrink-0 text-ink-muted sm:hidden">{label}</span>
          <span lang="en" dir="auto" className="min-w-0">
            {value}
          </span>
        </td>
      ))}
    </tr>
  );
}

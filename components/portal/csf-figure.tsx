import { translator } from '#lib/messages/translator.ts';
import type { ProjectionCsf } from '#lib/portal/projection.ts';
import { TextLink } from '../ui/text-link';

type CsfFunction = ProjectionCsf['functions'][number];
type FigureProps = { csf: ProjectionCsf; hrefOf: ((identifier: string) => string) | null };

const width = 100;
const tierNames = { 1: 'csfTierName.1', 2: 'csfTierName.2', 3: 'csfTierName.3', 4: 'csfTierName.4' } as const;

function tierInWords(tier: number | null): string {
  const t = translator('portal');
  const key = Object.entries(tierNames).find(([number]) => Number(number) === tier)?.[1];
  return key ? t(key) : t('csfNoTier');
}

/**
 * The functions of the CSF 2.0, each with how much of it is covered and proven. One table for everybody: the bars are drawn
 * beside the numbers, sized by attributes, and hidden from screen readers, which read the numbers.
 */
export function CsfFigure({ csf, hrefOf }: FigureProps) {
  const t = translator('portal');
  const tiers = csf.functions.some(({ tier }) => tier !== null);
  const head = 'px-2 py-2 text-end font-medium text-ink-muted first:ps-0 last:pe-0';
  return (
    <div className="grid max-w-3xl gap-4">
      <table aria-label={t('csf')} className="w-full border-collapse text-sm">
        <thead className="border-b">
          <tr>
            <th scope="col" className={`${head} text-start`}>
              {t('csfFunction')}
            </th>
            <th scope="col" className={head}>
              {t('csfCovered')}
            </th>
            <th scope="col" className={head}>
              {t('csfProven')}
            </th>
            <th scope="col" className={head}>
              <span className="max-sm:sr-only">{t('csfInForce')}</span>
              <span aria-hidden className="sm:hidden">
                {t('csfOf')}
              </span>
            </th>
            {tiers && (
              <th scope="col" className={`${head} max-sm:hidden`}>
                {t('csfTier')}
              </th>
            )}
          </tr>
        </thead>
        {csf.functions.map((row) => (
          <FunctionRow key={row.identifier} row={row} href={hrefOf?.(row.identifier)} tiers={tiers} />
        ))}
      </table>
      <p aria-hidden className="flex flex-wrap gap-x-5 gap-y-1 text-ink-muted text-xs">
        <Legend className="fill-accent" label={t('csfLegendProven')} />
        <Legend className="fill-accent-line" label={t('csfLegendCovered')} />
      </p>
    </div>
  );
}

type RowProps = { row: CsfFunction; href: string | undefined; tiers: boolean };

function FunctionRow({ row, href, tiers }: RowProps) {
  const t = translator('portal');
  const { identifier, title, inForce, covered, proven, tier } = row;
  const cell = 'px-2 pt-3 text-end tabular-nums last:pe-0';
  const name = `${identifier} ${title}`;
  return (
    <tbody className="border-b">
      <tr>
        <th scope="row" dir="auto" className="wrap-anywhere pt-3 text-start font-medium text-base">
          {href ? <TextLink href={href}>{name}</TextLink> : name}
          {tier !== null && (
            <span className="block font-normal text-ink-muted text-sm sm:hidden">
              {t('csfTierShort', { tier: tierInWords(tier) })}
            </span>
          )}
        </th>
        <td className={cell}>{covered}</td>
        <td className={cell}>{proven}</td>
        <td className={`${cell} text-ink-muted`}>{inForce}</td>
        {tiers && <td className={`${cell} text-ink-muted max-sm:hidden`}>{tierInWords(tier)}</td>}
      </tr>
      <tr aria-hidden>
        <td colSpan={tiers ? 5 : 4} className="pt-2 pb-3.5">
          <CsfBar covered={covered} proven={proven} inForce={inForce} />
        </td>
      </tr>
    </tbody>
  );
}

/** One bar: the whole is what is in force; the darker part is proven, the lighter covered. */
export function CsfBar({ covered, proven, inForce }: Pick<CsfFunction, 'covered' | 'proven' | 'inForce'>) {
  const part = (count: number) => (inForce === 0 ? 0 : Math.min(1, count / inForce) * width);
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${width} 8`}
      preserveAspectRatio="none"
      height="8"
      className="block w-full overflow-hidden rounded-full"
    >
      <rect width={width} height="8" className="fill-sunken" />
      <rect width={part(covered)} height="8" className="fill-accent-line" />
      <rect width={part(proven)} height="8" className="fill-accent" />
    </svg>
  );
}

function Legend({ className, label }: { className: string; label: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg aria-hidden width="10" height="10" viewBox="0 0 10 10">
        <rect width="10" height="10" rx="2" className={className} />
      </svg>
      {label}
    </span>
  );
}

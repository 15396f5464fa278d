import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { openFile } from '#lib/file/stored-file.ts';
import { formatDate } from '#lib/format.ts';
import { localeOf } from '#lib/messages/locale.ts';
import { catalogueOf, translator } from '#lib/messages/translator.ts';
import type { Pictures } from '#lib/pdf/block-writer.ts';
import { markdownDocument } from '#lib/pdf/markdown-document.ts';
import { imageOf } from '#lib/portal/image.ts';
import type { Paper } from './paper-queries.ts';
import { cleanPicture } from './picture.ts';

const tiers = { internal: 'tier.internal', customers: 'tier.customers', public: 'tier.public' } as const;

function tierKey(tier: string) {
  return tier === 'public' || tier === 'customers' ? tiers[tier] : tiers.internal;
}

/** The name of the file: which policy, which version. */
export function paperFileName({ identifier, text, number }: Paper): string {
  return `${identifier} ${text.title} v${number}.pdf`;
}

// Drawn anew once more: one that came along in an import may be of a kind that paper does not show. That one is left to its words.
async function picturesOf({ pictures }: Paper): Promise<Pictures> {
  const found = new Map<string, { bytes: Buffer; width: number; height: number }>();
  for (const { id, file } of pictures) {
    const clean = await cleanPicture(await buffer(await openFile(file))).catch(() => null);
    const size = clean && imageOf(clean.bytes);
    if (size) found.set(id, { bytes: Buffer.from(clean.bytes), width: size.width, height: size.height });
  }
  return found;
}

/**
 * A version of a policy as a tagged PDF: title page, contents, text, table of versions. The same version makes the same bytes
 * as long as nothing on it changes. An error ends the stream with it.
 */
export async function policyPdf(paper: Paper): Promise<Readable> {
  const { text, number, organization } = paper;
  // The paper's own words are in the language of its text, where Candor speaks it.
  const locale = localeOf(text.locale) ?? 'en';
  const t = translator('policyPaper', locale);
  const day = (on: string) => formatDate(new Date(on), 'UTC', locale);
  const facts = [
    { label: t('identifier'), value: paper.identifier },
    { label: t('version'), value: paper.effectiveOn ? `${number}` : `${number} (${t('draft')})` },
    { label: t('effective'), value: paper.effectiveOn ? day(paper.effectiveOn) : t('notInForce') },
    { label: t('owner'), value: paper.owner ?? '–' },
    { label: t('approvedBy'), value: paper.approvers.join(', ') || t('nobody') },
    { label: t('classification'), value: t(tierKey(paper.tier)) },
    { label: t('hash'), value: paper.sha256 ?? '–' },
  ];
  const head = [t('version'), t('effective'), t('summary')];
  const rows = paper.versions.map((row) => [`${row.number}`, day(row.effectiveOn), row.summary || '–']);
  return markdownDocument({
    title: text.title,
    markdown: text.body,
    language: text.locale,
    createdAt: paper.writtenAt,
    cover: { above: organization, facts },
    contentsTitle: t('contents'),
    ...(rows.length > 0 ? { table: { title: t('versions'), rows: [head, ...rows] } } : {}),
    runningTitle: t('running', { organization, title: text.title, number }),
    pageNumber: (page, count) => t('page', { page, count }),
    pictures: await picturesOf(paper),
    asides: catalogueOf(locale).duty.text.aside,
  });
}

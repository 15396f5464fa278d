import { formatDate } from '#lib/format.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { translator } from '#lib/messages/translator.ts';
import type { WorkReminder } from './schema.ts';

/** Pieces of work that a mail names one by one; the page of work shows the rest. */
const mostNamed = 30;

/** What is asked of somebody: the first things, how many there are in all, and where they do them. */
export type Asked = { listed: readonly { title: string; dueOn: string }[]; total: number; url: string };

type Words = ReturnType<typeof translator<'reminder'>>;

function titleOf(t: Words, { kind, title, about }: WorkReminder): string {
  if (kind === 'task' && about) return t('workOfFormer', { title, about });
  if (kind === 'checklist') return t('workOfList', { title, about });
  if (kind === 'evidence') return t('workOfEvidence', { title, about });
  if (kind === 'approval') return t('workOfApproval', { title, about });
  if (kind === 'certificate') return t('workOfCertificates', { title, count: Number(about) });
  return kind === 'review' ? t('workOfReview', { title, about }) : title;
}

/**
 * The one mail that somebody gets on a working day: what is asked of them, then the work that they
 * have taken on and are to be told of.
 */
export function dailyLetter(
  { name, locale }: { name: string; locale: Locale },
  asked: Asked,
  work: { listed: readonly WorkReminder[]; url: string },
  { organization, today }: { organization: string; today: string },
) {
  const t = translator('reminder', locale);
  const lineOf = ({ title, dueOn }: { title: string; dueOn: string | null }) => {
    if (dueOn === null) return `- ${title}`;
    const values = { title, day: formatDate(new Date(dueOn), 'UTC', locale) };
    return `- ${dueOn < today ? t('lineLate', values) : t('line', values)}`;
  };
  const paragraph = (lines: readonly string[], total: number) =>
    [...lines, ...(total > lines.length ? [t('more', { count: total - lines.length })] : [])].join('\n');
  const works = work.listed.map((one) => ({ title: titleOf(t, one), dueOn: one.dueOn }));
  const named = [...asked.listed, ...works];
  const late = named.filter(({ dueOn }) => dueOn !== null && dueOn < today);
  const count = late.length > 0 ? late.length : asked.total + works.length;
  const said = { count, organization, title: (late[0] ?? named[0])?.title ?? '' };
  const [action, also] = [
    ...(asked.total > 0 ? [{ label: t('open'), url: asked.url }] : []),
    ...(works.length > 0 ? [{ label: t('openWork'), url: work.url }] : []),
  ];
  return {
    locale,
    subject: late.length > 0 ? t('subjectLate', said) : t('subject', said),
    paragraphs: [
      ...(asked.total > 0
        ? [t('intro', { name, organization }), paragraph(asked.listed.map(lineOf), asked.total)]
        : []),
      ...(works.length > 0
        ? [
            asked.total > 0 ? t('workToo') : t('work', { name, organization }),
            paragraph(works.slice(0, mostNamed).map(lineOf), works.length),
          ]
        : []),
      asked.total > 0 ? t('once') : t('workOnce'),
      ...(asked.total > 0 ? [t('private')] : []),
    ],
    ...(action ? { action } : {}),
    ...(also ? { also } : {}),
  };
}

import { formatDate } from '#lib/format.ts';
import { localeOf } from '#lib/messages/locale.ts';
import { translator } from '#lib/messages/translator.ts';

/** Lines of each kind that one mail names; the rest is a number. */
const mostNamed = 50;

/** Somebody who owes what was asked of them: how many things, since when at most. */
export type Late = {
  personId: string;
  name: string;
  managerId: string | null;
  count: number;
  oldest: string;
};

/** A task of somebody's that is overdue, or an item of a list: `about` is for whom that is. */
export type LateWork = {
  kind: 'task' | 'checklist';
  id: string;
  personId: string;
  name: string;
  managerId: string | null;
  title: string;
  about: string;
  dueOn: string;
};

/** Whom a mail goes to. */
export type Reader = { id: string; name: string; email: string; locale: string | null };

/** The mail about who is overdue: to their manager, or about those who have none to those who look after people. */
export function letterTo(
  reader: Reader,
  { late, works }: { late: readonly Late[]; works: readonly LateWork[] },
  organization: string,
  kind: 'manager' | 'people',
) {
  const locale = localeOf(reader.locale) ?? 'en';
  const t = translator('reminder', locale);
  const dayOf = (day: string) => formatDate(new Date(day), 'UTC', locale);
  const paragraph = (lines: readonly string[]) => {
    const more = lines.length - mostNamed;
    return [...lines.slice(0, mostNamed), ...(more > 0 ? [t('more', { count: more })] : [])].join('\n');
  };
  const people = late.map(
    ({ name, count, oldest }) => `- ${t('lateLine', { name, count, day: dayOf(oldest) })}`,
  );
  const work = works.map(({ kind, name, title, about, dueOn }) => {
    const what = kind === 'checklist' ? t('workOfList', { title, about }) : title;
    return `- ${t('lateTask', { name, title: what, day: dayOf(dueOn) })}`;
  });
  const count = new Set([...late, ...works].map(({ personId }) => personId)).size;
  const said = { name: reader.name, organization, count };
  return {
    locale,
    subject: kind === 'manager' ? t('managerSubject', said) : t('peopleSubject', said),
    paragraphs: [
      kind === 'manager' ? t('managerIntro', said) : t('peopleIntro', said),
      ...[people, work].flatMap((lines) => (lines.length > 0 ? [paragraph(lines)] : [])),
      t('managerAsk'),
    ],
    label: t('managerOpen'),
  };
}

import type { ReactNode } from 'react';
import { getEmployer } from '#lib/acknowledgement/owed-queries.ts';
import type { PersonActor } from '#lib/auth/actor.ts';
import { dutyPaths } from '#lib/duty-paths.ts';
import { translator } from '#lib/messages/translator.ts';
import { getMailLanguage } from '#lib/person/language-queries.ts';
import { NarrowShell } from '@/components/shell/narrow-shell';
import { page } from './edge';
import { requestNonce } from './nonce';

type EmployeePageProps = {
  /** The organization's slug. */
  slug: string;
  actor: PersonActor;
  title: string;
  intro?: ReactNode;
  width?: 'form' | 'reading';
  /** Leads back to the list of what is owed, on every page but that one. */
  back?: boolean;
  children: ReactNode;
};

/** The frame of everything that an employee reads and does: whose it is, the way back, languages, and the way out. */
export async function EmployeePage({
  slug,
  actor,
  title,
  intro,
  width,
  back = true,
  children,
}: EmployeePageProps) {
  const t = translator('duty');
  const employer = await page(getEmployer(actor, {}));
  const mails = await page(getMailLanguage(actor, {}));
  return (
    <NarrowShell
      title={title}
      intro={intro}
      width={width}
      portal={{ name: employer.name, href: dutyPaths.list(slug) }}
      back={back ? { label: t('back'), href: dutyPaths.list(slug) } : undefined}
      nonce={await requestNonce()}
      language={{ action: dutyPaths.language(slug), mails }}
      footer={
        <form method="post" action={dutyPaths.signOut(slug)}>
          <span dir="auto">{actor.name}</span> ·{' '}
          <button type="submit" className="py-2 underline underline-offset-[3px] hover:text-ink">
            {t('signOut')}
          </button>
        </form>
      }
    >
      {children}
    </NarrowShell>
  );
}

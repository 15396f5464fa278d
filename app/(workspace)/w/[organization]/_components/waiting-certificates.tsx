import type { Actor } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import { formatPlural } from '#lib/format.ts';
import { listWaitingCourses } from '#lib/training/certificate-queries.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { page } from '@/app/_request/edge';
import { EvidenceLine } from '@/components/evidence/evidence-line';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';

/** A course of which certificates of others than the reader wait, and how many. */
type WaitingCourse = { id: string; name: string; others: number };

/** Courses of which certificates wait for this member, who decides on them; none for everybody else. */
export async function readWaitingCertificates(actor: Actor): Promise<WaitingCourse[]> {
  if (!may(actor, 'training:check-certificate')) return [];
  return (await page(listWaitingCourses(actor, {}))).filter(({ others }) => others > 0);
}

type Props = { organization: string; courses: readonly WaitingCourse[]; className?: string };

/** Certificates that wait, by course, each with the way to its list; nothing where none does. */
export function WaitingCertificates({ organization, courses, className }: Props) {
  if (courses.length === 0) return null;
  return (
    <Panel
      className={className}
      title="Certificates to check"
      padded={false}
      actions={
        <LinkButton size="sm" href={trainingPaths.certificates(organization)}>
          All certificates
        </LinkButton>
      }
    >
      <ul className="divide-y">
        {courses.map(({ id, name, others }) => (
          <EvidenceLine key={id} href={trainingPaths.certificates(organization, id)} title={name}>
            <span className="text-ink-muted text-xs">{formatPlural(others, 'certificate')}</span>
          </EvidenceLine>
        ))}
      </ul>
    </Panel>
  );
}

import type { Actor } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import { formatPlural } from '#lib/format.ts';
import { listWaitingCourses } from '#lib/training/certificate-queries.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { page } from '@/app/_request/edge';
import { EvidenceLine } from '@/components/evidence/evidence-line';
import { Panel } from '@/components/ui/panel';

/** Certificates that wait, by course, for whoever decides on them; nothing where none does. */
export async function WaitingCertificates({ organization, actor }: { organization: string; actor: Actor }) {
  const courses = may(actor, 'training:check-certificate') ? await page(listWaitingCourses(actor, {})) : [];
  if (courses.length === 0) return null;
  return (
    <Panel title="Certificates to check" padded={false}>
      <ul className="divide-y">
        {courses.map(({ id, name, count }) => (
          <EvidenceLine key={id} href={trainingPaths.certificates(organization, id)} title={name}>
            <span className="text-ink-muted text-xs">{formatPlural(count, 'certificate')}</span>
          </EvidenceLine>
        ))}
      </ul>
    </Panel>
  );
}

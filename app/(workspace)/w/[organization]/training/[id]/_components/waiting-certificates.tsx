import type { Actor } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import { formatPlural } from '#lib/format.ts';
import { listWaitingCourses } from '#lib/training/certificate-queries.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { page } from '@/app/_request/edge';
import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';

type Props = { organization: string; courseId: string; actor: Actor };

/** How many certificates of a course wait, for whoever decides on them; nothing where none does. */
export async function WaitingCertificates({ organization, courseId, actor }: Props) {
  if (!may(actor, 'training:check-certificate')) return null;
  const courses = await page(listWaitingCourses(actor, {}));
  const count = courses.find(({ id }) => id === courseId)?.count ?? 0;
  if (count === 0) return null;
  return (
    <Callout
      className="mb-6"
      title={formatPlural(count, 'certificate waits to be checked', 'certificates wait to be checked')}
      actions={
        <LinkButton size="sm" href={trainingPaths.certificates(organization, courseId)}>
          Check certificates
        </LinkButton>
      }
    />
  );
}

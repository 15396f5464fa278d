import type { Metadata } from 'next';
import { listCertificates, listWaitingCourses } from '#lib/training/certificate-queries.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { listParams, type SearchParams } from '@/components/table/list-params';
import { PageHeader } from '@/components/ui/page-header';
import { CertificateTable } from './_components/certificate-table';

export const metadata: Metadata = { title: 'Certificates to check' };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

/** Certificates that were sent and count only when somebody has accepted them, the oldest first. */
export default async function CertificatesPage({ params, searchParams }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const courses = await page(listWaitingCourses(actor, {}));
  const filters = { course: courses.map(({ id }) => id) };
  const spec = { sorts: ['sentAt'], defaultSort: 'sentAt', filters } as const;
  const wanted = listParams(spec, await searchParams);
  const { rows, ...where } = await page(listCertificates(actor, { ...wanted, descending: false }));
  return (
    <>
      <PageHeader
        title="Certificates to check"
        description="They count once somebody has accepted them, from the day they were sent."
        crumbs={[{ label: 'Training', href: trainingPaths.list(organization) }]}
      />
      <CertificateTable organization={organization} rows={rows} courses={courses} page={where} />
    </>
  );
}

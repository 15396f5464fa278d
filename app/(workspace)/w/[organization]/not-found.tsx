import type { Metadata } from 'next';
import { PageHeader } from '@/components/ui/page-header';

export const metadata: Metadata = { title: 'Not found' };

/** What is not there, for a member: the same words as outside, with the way on beside them. */
export default function WorkspaceNotFoundPage() {
  return (
    <PageHeader
      title="There is nothing here"
      description="The address may be mistyped, or what stood here is gone. The menu leads to everything you may open."
    />
  );
}

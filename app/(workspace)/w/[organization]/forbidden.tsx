import type { Metadata } from 'next';
import { PageHeader } from '@/components/ui/page-header';

export const metadata: Metadata = { title: 'Not allowed' };

/** A member knows of the page, but their role may not open it; their own pages stay beside it. */
export default function WorkspaceForbiddenPage() {
  return (
    <PageHeader
      title="Your role does not open this page"
      description="Ask an owner or admin of your workspace if you need it for your work. The menu leads to everything you may open."
    />
  );
}

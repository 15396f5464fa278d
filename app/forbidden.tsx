import type { Metadata } from 'next';
import { NarrowShell } from '@/components/shell/narrow-shell';

export const metadata: Metadata = { title: 'Not allowed' };

/** A member knows of the page, but their role may not open it. */
export default function ForbiddenPage() {
  return (
    <NarrowShell
      title="Your role does not open this page"
      intro="Ask an owner or admin of your workspace if you need it for your work."
    >
      {null}
    </NarrowShell>
  );
}

import type { ReactNode } from 'react';
import { publishedPortal } from '@/app/_request/portal';

type LayoutProps = { params: Promise<{ portal: string }>; children: ReactNode };

/** Every page of a portal exists only while the portal is published. */
export default async function PortalLayout({ params, children }: LayoutProps) {
  await publishedPortal((await params).portal);
  return children;
}

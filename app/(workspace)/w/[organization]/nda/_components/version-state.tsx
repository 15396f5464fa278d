import type { NdaVersionRow } from '#lib/nda/schema.ts';
import { Status } from '@/components/ui/badge';

/** Whether a version is being written, is signed now, or was signed earlier. */
export function VersionState({ version }: { version: Pick<NdaVersionRow, 'publishedAt' | 'current'> }) {
  if (!version.publishedAt) return <Status tone="warning">Draft</Status>;
  return version.current ? <Status tone="positive">Current</Status> : <Status>Earlier</Status>;
}

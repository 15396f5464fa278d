import { workspacePaths } from '#lib/paths.ts';
import { Tabs } from '@/components/ui/tabs';

/** The two lists of the agreement: its versions, and who signed them. */
export function NdaTabs({
  organization,
  current,
}: {
  organization: string;
  current: 'versions' | 'signatures';
}) {
  return (
    <Tabs
      label="Agreement"
      tabs={[
        { label: 'Versions', href: workspacePaths.nda(organization), current: current === 'versions' },
        {
          label: 'Signatures',
          href: workspacePaths.ndaSignatures(organization),
          current: current === 'signatures',
        },
      ]}
    />
  );
}

import { workspacePaths } from '#lib/paths.ts';
import { TableDrop } from '@/components/table/table-drop';

/** Takes a table and opens its preview. */
export function ControlDrop({ organization }: { organization: string }) {
  return (
    <TableDrop
      label="Choose a table"
      hint="CSV or XLSX, up to 10,000 controls. You see what would change before anything does."
      accept=".csv,.xlsx,text/csv"
      receive={workspacePaths.receiveControls(organization, '')}
      previews={workspacePaths.importControls(organization)}
    />
  );
}

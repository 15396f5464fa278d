import { peoplePaths } from '#lib/people-paths.ts';
import { TableDrop } from '@/components/table/table-drop';

/** Takes a table of people and opens its preview. */
export function PersonDrop({ organization }: { organization: string }) {
  return (
    <TableDrop
      label="Choose a table"
      hint="CSV or XLSX, up to 10,000 people. You see what would change before anything does."
      accept=".csv,.xlsx,text/csv"
      receive={peoplePaths.receive(organization, '')}
      previews={peoplePaths.import(organization)}
    />
  );
}

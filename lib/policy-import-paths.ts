import { policyPaths } from './policy-paths.ts';
import { segment } from './program-paths.ts';

const imports = (organization: string) => `${policyPaths.list(organization)}/import`;

/** Where members bring policies in, take them out, and begin with the starter set. */
export const policyImportPaths = {
  import: imports,
  preview: (organization: string, draftId: string) => `${imports(organization)}/${segment(draftId)}`,
  /** Takes one file, or a ZIP of many, as its body. */
  receive: (organization: string, fileName: string) =>
    `${imports(organization)}/receive?name=${encodeURIComponent(fileName)}`,
  starters: (organization: string) => `${policyPaths.list(organization)}/starters`,
  /** All policies as Markdown in a ZIP that can be imported again. */
  archive: (organization: string) => `${policyPaths.list(organization)}/export/archive`,
};

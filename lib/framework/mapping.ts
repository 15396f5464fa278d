import type { ColumnRole, Mapping } from './schema.ts';

/* Which column of a table means what, guessed from its headings. A person may put it right before anything is imported. */

const words: Record<ColumnRole, RegExp> = {
  identifier:
    /^(id|identifier|ref|reference|number|no\.?|code|#|requirement|(req|requirement|control|csf|element|criterion)[ _-]?(id|identifier|number|no))$/,
  parent: /^(parent|parent[ _-]?id|group|family|domain|theme|section|chapter)$/,
  kind: /^(kind|type|level|element[ _-]?type)$/,
  title:
    /^(title|name|short[ _-]?title|own[ _-]?short[ _-]?title|control[ _-]?name|(req|requirement|control)[ _-]?title)$/,
  wording:
    /^(wording|text|description|statement|requirement[ _-]?text|(req|requirement|control)[ _-]?description)$/,
  status: /^(status|state|withdrawn)$/,
  successors:
    /^(successors?|replaced[ _-]?by|withdrawn[ _-]?(reason|into)|incorporated[ _-]?into|moved[ _-]?to)$/,
};

type Level = Mapping['levels'][number];

/** Columns such as chapter_id and chapter_name, which repeat on each row what stands above it. */
function levelsOf(headings: readonly string[], identifier: number): Level[] {
  const levels: Level[] = [];
  for (const [column, heading] of headings.entries()) {
    const kind = /^(\w+?)[ _-](?:id|identifier|number)$/.exec(heading)?.[1];
    if (kind === undefined || column >= identifier) continue;
    const title = headings.findIndex((other) => new RegExp(`^${kind}[ _-](name|title)$`).test(other));
    levels.push({ identifier: column, title: title < 0 ? null : title, kind });
  }
  return levels;
}

/** The mapping that the headings suggest; null where none of them names an identifier. */
export function guessMapping(headingCells: readonly string[]): Mapping | null {
  const headings = headingCells.map((cell) => cell.trim().toLowerCase());
  const find = (role: ColumnRole) => {
    const at = headings.findIndex((heading) => words[role].test(heading));
    return at < 0 ? null : at;
  };
  const identifier = find('identifier');
  if (identifier === null) return null;
  const rest = {
    parent: find('parent'),
    kind: find('kind'),
    title: find('title'),
    wording: find('wording'),
    status: find('status'),
    successors: find('successors'),
  };
  return { identifier, ...rest, levels: levelsOf(headings, identifier) };
}

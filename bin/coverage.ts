import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { coverageText, readCoverage } from '#lib/pdf/coverage.ts';
import { root } from './project.ts';

// Writes which characters the shipped fonts draw into the script of the visitors' forms. To be run when a font changes:
// `node bin/coverage.ts`. A test says when it was forgotten.
const path = join(root, 'public/printable.js');
const script = readFileSync(path, 'utf8');
const text = coverageText(await readCoverage());
writeFileSync(path, script.replace(/const coverage =\s*'[^']*';/, `const coverage =\n  '${text}';`));

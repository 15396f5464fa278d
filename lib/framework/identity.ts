import type { Identity } from './schema.ts';
import { tidy } from './wording.ts';

/*
 * Which framework a file is. Forms name one framework differently (a title, a document id, a file name) and number their
 * own editions besides; canonical are our key and the framework's version.
 */

const csf = { key: 'nist-csf', title: 'NIST Cybersecurity Framework', publisher: 'NIST' };
const sp80053 = { key: 'nist-sp-800-53', title: 'NIST SP 800-53', publisher: 'NIST' };
const ssdf = { key: 'nist-sp-800-218', title: 'NIST SP 800-218 SSDF', publisher: 'NIST' };

/** A version as forms write it: `v1.0`, `2_0_0`. */
function versionOf(text: string): string {
  return text
    .replace(/_/g, '.')
    .replace(/^v(?=\d)/i, '')
    .trim();
}

/** The framework of a CPRT document id such as `CSF_2_0_0` or `SP_800_53_5_2_0`; null where it is none we know. */
export function identityOfDocument(documentId: string): Identity | null {
  const [, name = '', digits = ''] = /^(CSF|SP_800_53|SP_800_218)_(\d+(?:_\d+)*)$/.exec(documentId) ?? [];
  const version = versionOf(digits);
  // CSF and SSDF have versions of two numbers.
  const short = version.split('.').slice(0, 2).join('.');
  if (name === 'CSF') return { ...csf, version: short };
  if (name === 'SP_800_53') return { ...sp80053, version };
  return name === 'SP_800_218' ? { ...ssdf, version: short } : null;
}

function slug(text: string): string {
  return tidy(text)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
}

/** The framework of a title such as `NIST Cybersecurity Framework 2.0`, and the version that the file gives itself. */
export function identityOfTitle(title: string, fileVersion: string, publisher: string): Identity {
  const text = tidy(title);
  const number = /(\d+(?:\.\d+)*)\s*$/.exec(text)?.[1];
  if (/cybersecurity framework|improving critical infrastructure cybersecurity/i.test(text) && number)
    return { ...csf, version: number };
  if (/secure software development framework/i.test(text)) return { ...ssdf, version: '1.1' };
  if (/special publication 800-53 revision|\bSP 800-53\b/i.test(text)) {
    const level = /\b(low|moderate|high|privacy)\b.*\bbaseline/i.exec(text)?.[1]?.toLowerCase();
    // The file's own number is the release; the title of one baseline still names an older one.
    const version = versionOf(fileVersion) || '5';
    if (!level) return { ...sp80053, version };
    return {
      ...sp80053,
      key: `${sp80053.key}-${level}`,
      title: `${sp80053.title} ${level} baseline`,
      version,
    };
  }
  if (/\bMVSP\b/.test(text))
    return { key: 'mvsp', version: versionOf(fileVersion), title: 'MVSP', publisher: 'MVSP' };
  const version = versionOf(fileVersion) || '1';
  return { key: slug(text), version, title: text.slice(0, 200), publisher };
}

/** What a file's name says of its framework: `cis_controls_v8.1_ids.csv` is cis-controls 8.1. */
export function identityOfFileName(fileName: string): Identity {
  const stem = fileName.replace(/^.*[\\/]/, '').replace(/\.[a-z0-9]{1,5}$/i, '');
  const parts = stem.split(/[_\s]+/);
  const at = parts.findIndex((part) => /^v?\d+(\.\d+)*$/i.test(part));
  const name = (at > 0 ? parts.slice(0, at) : parts).join(' ');
  const version = at > 0 ? versionOf(parts[at] ?? '') : '1';
  const key = slug(name) || 'framework';
  return {
    key: key.startsWith('csa-ccm') ? 'csa-ccm' : key,
    version,
    title: tidy(name).slice(0, 200) || 'Framework',
    publisher: '',
  };
}

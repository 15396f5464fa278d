import { purposeOfVendor, vendorsIn } from './measure-names.ts';
import type { SubprocessorProposal } from './schema.ts';
import type { Sentence } from './sentences.ts';

// Those who look at us, or whom we use without giving them data of customers.
const outsiders =
  /^(?:audits|bug bounty|security testing|compliance|training|tests of TLS|password manager|device management|background checks|endpoint protection|vulnerability scanning|secret storage)$/;
const uses =
  /\b(?:host\w*|runs?|running|using|uses?|used|provid\w+|stores?|stored|storage|built|powered|partner\w*|subprocessors?|sub-processors?|rel(?:y|ies)|deploy\w*|infrastructure|data cent(?:er|re)s?|process\w*|through|via|by)\b/i;
const refuses = /\b(?:no|not|never|none|don't|doesn't|prohibit\w*|unlike)\b/i;
const listed =
  /\b(?:sub-?processors?|third[- ]party (?:providers?|services?|vendors?|processors?)|(?:service|hosting|infrastructure) providers|data processors?)\b/i;
const hostedBy =
  /\b(?:hosted (?:on|in|by|with|at)|runs? (?:entirely )?on|powered by|deployed (?:on|to|in)|hosting provider,?|cloud provider,?|data cent(?:er|re)s? (?:operated|run|managed|provided) by) (?:the |our )?((?:\p{Lu}[\p{L}\p{N}.&-]{1,30} ?){1,4})/gu;
const notNames =
  /^(?:The|Our|A|An|All|We|Linux|Kubernetes|Docker|EU|US|USA|UK|Europe|Germany|United States|North|Virtual|Private|VPC|Tier|SSAE|SOC|ISO)\b/;

/** Services of a company are the company's. */
function companyOf(name: string): string {
  return /^(?:Amazon|AWS) /.test(name) ? 'AWS' : name;
}

function entry(name: string, purpose: string | null, { text, start, end }: Sentence): SubprocessorProposal {
  return {
    name: companyOf(name).slice(0, 120),
    purpose: purpose?.slice(0, 300) ?? null,
    sentence: text.slice(0, 1000),
    start,
    end,
  };
}

function mentionedIn(sentence: Sentence): SubprocessorProposal[] {
  const { text } = sentence;
  if (!uses.test(text) || refuses.test(text)) return [];
  const known = vendorsIn(text).map(({ value }) => String(value));
  const other = [...text.matchAll(hostedBy)].flatMap(([, raw = '']) => {
    const name = raw.trim().replace(/[.,]+$/, '');
    return notNames.test(name) || vendorsIn(name).length > 0 ? [] : [name];
  });
  return [...known, ...other].flatMap((name) => {
    const purpose = purposeOfVendor(name);
    return purpose !== null && outsiders.test(purpose) ? [] : [entry(name, purpose, sentence)];
  });
}

const entryForm = /^(\p{Lu}[\p{L}\p{N}.,&' ()/+-]{1,80}?)(?:$|\.$| [–—-] |: |\. )(.*)$/u;

/** An entry of a list of subprocessors: the name, then what it does. */
function listedIn(sentence: Sentence): SubprocessorProposal[] {
  if (sentence.kind === 'paragraph' || !listed.test([...sentence.path, sentence.leadIn].join(' '))) return [];
  const match = entryForm.exec(sentence.text.slice(0, 400));
  const name = match?.[1]?.trim().replace(/[.,]+$/, '') ?? '';
  if (name === '' || name.split(' ').length > 7 || /\b(?:we|our|you|is|are|will)\b/i.test(name)) return [];
  // The cell after the name says what it does; those after that, where.
  const rest = (match?.[2] ?? '').replace(/^[\s–—-]+/, '').trim();
  const purpose = sentence.kind === 'row' ? rest.split(' – ')[0] : rest;
  return [entry(name, purpose || null, sentence)];
}

const most = 200;

/**
 * Companies that seem to process data for the publisher of a page (`publisher`, where its name is sure), each once, in
 * order of place. At most 200.
 */
export function subprocessorsIn(
  sentences: readonly Sentence[],
  publisher: string | null,
): SubprocessorProposal[] {
  const found = new Map<string, SubprocessorProposal>();
  for (const sentence of sentences) {
    const own = listedIn(sentence);
    for (const one of own.length > 0 ? own : mentionedIn(sentence)) {
      const key = one.name.toLowerCase();
      if (key !== publisher && !found.has(key)) found.set(key, one);
    }
  }
  return [...found.values()].slice(0, most);
}

import { expect, test } from 'vitest';
import { proposeFrom } from './propose.ts';

test('a page does not propose its own company as a vendor or subprocessor', () => {
  const text = `${'GitHub encrypts all customer data at rest. '.repeat(5)}GitHub uses AWS to host its services.`;
  const { proposals, subprocessors } = proposeFrom({ text, format: 'text' });
  const vendors = proposals.flatMap(({ measures }) => measures.filter(({ metric }) => metric === 'vendor'));
  expect(vendors.map(({ value }) => value)).toEqual(['AWS']);
  expect(subprocessors.map(({ name }) => name)).toEqual(['AWS']);
});

test('a row of a list of subprocessors gives the name and the purpose, not the countries', () => {
  const text =
    '## Subprocessors\n\n| Name | Purpose | Country |\n|---|---|---|\n| Twilio | Sends SMS | Ireland |\n';
  const { subprocessors } = proposeFrom({ text, format: 'markdown' });
  expect(subprocessors).toMatchObject([{ name: 'Twilio', purpose: 'Sends SMS' }]);
});

test('a placeholder does not end a sentence', () => {
  const sentence = 'We do not sell {{.Name}} data to third parties.';
  expect(proposeFrom({ text: sentence, format: 'text' }).proposals).toMatchObject([{ sentence }]);
});

test('words that merely look alike do not decide: an officer is no office, “backed up” has no UPS', () => {
  const idsOf = (text: string) =>
    proposeFrom({ text, format: 'text' }).proposals.flatMap(({ requirements }) =>
      requirements.map(({ id }) => id),
    );
  expect(idsOf('We are audited by our security officer.')).not.toContain('PR.AA-06');
  expect(idsOf('We have all databases backed up daily.')).toEqual(['PR.DS-11']);
  expect(idsOf('Only authorised staff may enter production.')).toEqual(
    idsOf('Only authorized staff may enter production.'),
  );
});

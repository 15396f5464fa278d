import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { corpusPath } from '#lib/testing/corpus.ts';
import { requirementsOf } from './requirements.ts';
import { controlTitleOf, knownRequirements } from './vocabulary.ts';
import { wordsOf } from './words.ts';

const idsOf = (sentence: string, heading = '') =>
  requirementsOf(wordsOf(sentence), wordsOf(heading)).map(({ id }) => id);

test('there are words and a control title for each subcategory in force, and for none besides', (context) => {
  const rows = readFileSync(corpusPath(context, 'data/csf/csf2_elements_status.csv'), 'utf8').split('\n');
  const inForce = rows.flatMap((row) => {
    const [id = '', level, status] = row.split(',');
    return level === 'subcategory' && status === 'active' ? [id] : [];
  });
  expect(inForce).toHaveLength(106);
  expect(knownRequirements.toSorted()).toEqual(inForce.toSorted());
  for (const id of knownRequirements) expect(controlTitleOf(id)).toMatch(/^\p{Lu}.{3,80}$/u);
});

test.each([
  ['A data protection officer answers to the board.', 'GV.RR-02'],
  ['Candidates pass a criminal background check before they start.', 'GV.RR-04'],
  ['New suppliers go through a security questionnaire before we sign a contract.', 'GV.SC-06'],
  ['We keep an inventory of laptops and servers.', 'ID.AM-01'],
  ['Disks are wiped and destroyed when hardware is retired.', 'ID.AM-08'],
  ['An outside firm carries out a penetration test every year.', 'ID.RA-01'],
  ['We run a bug bounty program for researchers.', 'ID.RA-08'],
  ['Staff sign in through SSO with hardware keys.', 'PR.AA-03'],
  ['Engineers get the least privilege that their role needs.', 'PR.AA-05'],
  ['Our offices are protected by badge readers and cameras.', 'PR.AA-06'],
  ['Everyone completes security awareness training once a year.', 'PR.AT-01'],
  ['Databases are encrypted at rest.', 'PR.DS-01'],
  ['Traffic is encrypted in transit with TLS.', 'PR.DS-02'],
  ['Snapshots of the database are taken hourly and copied to another region.', 'PR.DS-11'],
  ['Servers are patched within a week.', 'PR.PS-02'],
  ['Audit logs record each access.', 'PR.PS-04'],
  ['Each pull request is reviewed and scanned before it is merged.', 'PR.PS-06'],
  ['A web application firewall filters requests.', 'PR.IR-01'],
  ['Laptops run antivirus and EDR software.', 'DE.CM-09'],
  ['A SIEM correlates logs of all systems.', 'DE.AE-03'],
  ['Our incident response team handles security incidents.', 'RS.MA-01'],
  ['We notify affected customers of a breach within two days.', 'RS.CO-02'],
  ['Each incident ends with a root cause analysis.', 'RS.AN-03'],
  ['The disaster recovery plan restores service in another region.', 'RC.RP-01'],
])('“%s” speaks of %s', (sentence, id) => {
  expect(idsOf(sentence)).toContain(id);
});

test('a heading helps to decide, and the reason tells the words of both', () => {
  const [first] = requirementsOf(wordsOf('They are taken daily and copied elsewhere.'), wordsOf('Backups'));
  expect(first).toMatchObject({
    id: 'PR.DS-11',
    reason: expect.stringContaining('heading says “backups”'),
  });
  expect(idsOf('We love our customers.')).toEqual([]);
});

test('a provider is not what is provided, and what one is responsible for is no response', () => {
  expect(idsOf('We provide pleasant colors.').filter((id) => id.startsWith('GV.SC'))).toEqual([]);
  expect(idsOf('Each team is responsible for its desk.').filter((id) => id.startsWith('RS'))).toEqual([]);
});

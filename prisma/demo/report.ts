import { reportThemes } from './program-documents.ts';

const findings = [
  'The tester inspected the configuration and compared it with the approved baseline. No deviation was noted.',
  'For a sample of 25 changes the tester saw the review by a second engineer and the result of the automated tests.',
  'For each of four quarters the tester obtained the list of accounts, the reviewer’s marks and the removal tickets.',
  'The tester observed the restoration of a database from backup and compared checksums of 40 tables.',
  'Interviews with the owner of the control agreed with the written procedure and with the records.',
  'One exception was noted: a review was completed six days late. Management’s answer is given in section five.',
];

function chapter(number: number, title: string): string {
  const theme = reportThemes[number % reportThemes.length] ?? title;
  const tests = Array.from({ length: 9 }, (_, i) => {
    const finding = findings[(number * 7 + i * 3) % findings.length] ?? '';
    const sample = 15 + ((number * 11 + i * 5) % 30);
    return `### ${number + 1}.${i + 1} Test of operation

The control operated throughout the period. The population was complete and came from the system of record; a sample of
${sample} items was drawn without pattern. ${finding} Evidence was collected by the tester, not supplied afterwards, and each
item is listed in the working papers with its date and its reference.

- Frequency of the control: ${['daily', 'weekly', 'monthly', 'with every change'][i % 4]}
- Items examined: ${sample}
- Exceptions: ${finding.startsWith('One') ? 'one, of low effect' : 'none'}
`;
  });
  return `## ${number + 1}. ${theme}\n\nThis chapter describes what the organization does, what was tested, and the result.\n\n${tests.join('\n')}`;
}

/** Markdown of a made-up report; every chapter fills about two and a half pages. Says on its first page that it is fictional. */
export function reportMarkdown(title: string, chapters: number): string {
  const body = Array.from({ length: chapters }, (_, i) => chapter(i, title));
  return `# ${title}

*Alder Cloud is a fictional company. This report was made by Candor for its demonstration and proves nothing about anyone.*

${body.join('\n\n')}
`;
}

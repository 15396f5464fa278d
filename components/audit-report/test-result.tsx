import type { TestResult } from '#lib/audit-report/part-schema.ts';
import { Status, type Tone } from '../ui/badge';

/** Results of an auditor's tests in words. */
export const resultLooks: Record<TestResult, { label: string; tone: Tone }> = {
  'no-exception': { label: 'No exception', tone: 'positive' },
  exception: { label: 'Exception', tone: 'danger' },
  'not-tested': { label: 'Not tested', tone: 'neutral' },
};

/** What the auditor's test of a control came to. */
export function TestResultStatus({ result }: { result: TestResult }) {
  const { label, tone } = resultLooks[result];
  return <Status tone={tone}>{label}</Status>;
}

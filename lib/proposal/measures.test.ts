import { expect, test } from 'vitest';
import { measuresIn } from './measures.ts';

/** Measures as "metric comparator value unit", in order of place. */
function read(sentence: string): string[] {
  return measuresIn(sentence).map(({ metric, comparator, value, unit }) =>
    [metric, comparator, value, unit ?? ''].join(' ').trim(),
  );
}

test.each([
  ['We notify affected customers within 24 hours.', 'deadline <= 24 hours'],
  ['We give a 72-hour breach notice to controllers.', 'deadline <= 72 hours'],
  ['Critical patches are applied in no more than seven days.', 'deadline <= 7 days'],
  [
    'Customers are informed no later than two (2) business days after we learn of it.',
    'deadline <= 2 business days',
  ],
  ['Data is deleted within thirty (30) days of termination.', 'deadline <= 30 days'],
  ['Logs are retained for at least one year.', 'retention >= 1 years'],
  ['Backups are retained for 60 days.', 'retention = 60 days'],
  ['Backups are kept no longer than ninety days.', 'retention <= 90 days'],
  ['Sessions expire after 15 minutes of inactivity.', 'timeout = 15 minutes'],
  ['Our RTO is 4 hours.', 'deadline <= 4 hours'],
])('the time of “%s” is read', (sentence, expected) => {
  expect(read(sentence)).toEqual([expected]);
});

test.each([
  'We shared these categories in the last 12 months.',
  'We do not collect data of children under 16 years of age.',
  'Our team has 20 years of experience.',
])('“%s” promises no time', (sentence) => {
  expect(read(sentence)).toEqual([]);
});

test.each([
  ['Credentials are rotated every 90 days.', 'interval = 90 days'],
  ['Access is reviewed quarterly.', 'interval = 1 quarters'],
  ['Policies are reviewed at least annually.', 'interval <= 1 years'],
  ['Recovery is tested at least once a year.', 'interval <= 1 years'],
  ['The plan is exercised twice a year.', 'interval = 6 months'],
  ['Scans run four times per year.', 'interval = 3 months'],
  ['Risk is assessed on a semi-annual basis.', 'interval = 6 months'],
  ['Backups are taken every six hours.', 'interval = 6 hours'],
  ['Backups are taken daily.', 'interval = 1 days'],
  ['Permissions are checked every other week.', 'interval = 2 weeks'],
])('the rhythm of “%s” is read', (sentence, expected) => {
  expect(read(sentence)).toEqual([expected]);
});

test.each([
  ['Our uptime is 99.9% or higher.', 'availability >= 99.9 %'],
  ['We guarantee 99.95 percent availability.', 'availability >= 99.95 %'],
  ['100% of our people are trained.', 'share = 100 %'],
  ['Connections use TLS 1.2 or higher.', 'version >= 1.2 TLS'],
  ['We require at least TLS 1.3.', 'version >= 1.3 TLS'],
  ['Connections use TLS version 1.2+.', 'version >= 1.2 TLS'],
  ['Files are encrypted with AES-256-GCM.', 'algorithm = AES-256-GCM'],
  ['Disks use 256-bit AES.', 'algorithm = AES-256'],
  ['Disks use AES 256-bit encryption.', 'algorithm = AES-256'],
  ['Certificates use RSA-2048.', 'algorithm = RSA-2048'],
  ['Keys have at least 4096 bits.', 'key length >= 4096 bits'],
  ['Passwords are hashed with Argon2id.', 'algorithm = Argon2id'],
  ['Passwords have a minimum of twelve characters.', 'length >= 12 characters'],
  ['Rewards start at $1,000.', 'amount = 1000 USD'],
  ['We are insured for up to €2.5 million.', 'amount <= 2500000 EUR'],
  ['Coverage is five million US dollars.', 'amount = 5000000 USD'],
  ['Staff sign in with two-factor authentication.', 'factors = 2 factors'],
  ['MFA is required.', 'factors >= 2 factors'],
  ['Accounts lock after five failed attempts.', 'count = 5 attempts'],
  ['We run in at least three availability zones.', 'count >= 3 availability zones'],
  ['Our guards watch 24x7.', 'hours = 24/7'],
  ['We hold a SOC 2 Type 2 report.', 'standard = SOC 2 Type II'],
  ['We hold a SOC2 Type I report.', 'standard = SOC 2 Type I'],
  ['We are certified to ISO/IEC 27001:2022.', 'standard = ISO 27001'],
  ['Amazon Web Services (AWS) hosts us.', 'vendor = AWS'],
  ['The site gets an A+ from the test.', 'rating = A+'],
])('the measure of “%s” is read', (sentence, expected) => {
  expect(read(sentence)).toEqual([expected]);
});

test('several measures of one sentence are told apart, in order, and each stands where it says', () => {
  const sentence =
    'We use TLS 1.2 and 1.3 with AES256-GCM, rotate keys every 90 days, and keep logs for no more than 365 days on Google Cloud Platform (GCP).';
  expect(read(sentence)).toEqual([
    'version = 1.2 TLS',
    'version = 1.3 TLS',
    'algorithm = AES-256-GCM',
    'interval = 90 days',
    'retention <= 365 days',
    'vendor = Google Cloud',
  ]);
  for (const { text, start, end } of measuresIn(sentence)) expect(sentence.slice(start, end)).toBe(text);
});

test('ordinary words are no vendors, and vague promises no measures', () => {
  expect(read('Each segment of the page may render slowly, and a duo of engineers will sentry it.')).toEqual(
    [],
  );
  expect(read('We regularly review access and respond as quickly as possible.')).toEqual([]);
});

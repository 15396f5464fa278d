/**
 * The program of the fictional demo organization, in our own words. Its breadth follows what real companies publish:
 * product, infrastructure and office security, people, reliability, privacy.
 */
export const organization = { slug: 'alder', name: 'Alder Cloud', timeZone: 'Europe/Berlin' };

// One line a paragraph: the field that edits it shows each line break.
export const introduction = [
  'Schools and clinics keep their timetables, records and messages with Alder. This page says how we look after them, and lets you check it: every report below can be asked for, and what you receive carries your name.',
  'We publish what we do in plain sentences, and we would rather say less than say something that is not so.',
].join('\n\n');

export const accessNotice =
  'Some reports need a signed agreement only; others need a short review by a person as well, which we finish within two working days.';

/** Claims by area: `[area, sentences]`. */
export const claims: readonly (readonly [string, readonly string[]])[] = [
  [
    'Data protection',
    [
      'Customer data is encrypted at rest with AES-256 in Galois/Counter Mode.',
      'All traffic to and between our services uses TLS 1.2 or newer; older versions are refused.',
      'Each customer’s records are separated by row-level rules in the database, not only in application code.',
      'Encryption keys are kept in a managed key service and rotated every 12 months.',
      'Backups are encrypted, kept for at most 60 days and then destroyed.',
      'When a contract ends, customer data is deleted within 30 days and the customer receives a written confirmation.',
      'We neither sell customer data nor use it for advertising.',
      'Customers can export all of their data at any time, in open formats.',
    ],
  ],
  [
    'Access',
    [
      'Employees sign in with single sign-on and a phishing-resistant second factor.',
      'Access to production follows least privilege and is reviewed every quarter.',
      'Access ends on the day that an employee leaves.',
      'Production access is granted for at most eight hours at a time, with a reason, and is logged.',
      'Passwords of people who use one are hashed with Argon2id; sign-in attempts are limited.',
      'Administrators of customers can require a second factor for everyone in their organization.',
    ],
  ],
  [
    'Building software',
    [
      'Every change to production code is reviewed by a second engineer before it is merged.',
      'New products and major changes get a threat model and a security design review.',
      'Code and dependencies are scanned for known vulnerabilities on every build.',
      'New engineers complete secure-coding training on our own stack in their first month.',
      'Deployments are automatic, observed, and rolled back by themselves when error rates rise.',
      'A content security policy keeps unknown scripts from running in our applications.',
    ],
  ],
  [
    'Vulnerabilities',
    [
      'Critical vulnerabilities in internet-facing systems are fixed within 48 hours, high ones within 14 days.',
      'An independent firm tests our applications and networks every year; its summary is available below.',
      'Servers are rebuilt from patched images at least every 30 days.',
      'Security researchers can report to us safely; we answer within two working days.',
    ],
  ],
  [
    'Infrastructure',
    [
      'The service runs in two European regions of a cloud provider that holds ISO 27001 and SOC 2 reports.',
      'Databases have no route from the internet; administration passes through one hardened entry point.',
      'Infrastructure is described in code and changed through the same review as the product.',
      'Logs of security-relevant events are kept for 12 months in a place that those who caused them cannot change.',
    ],
  ],
  [
    'Reliability',
    [
      'Data is written to three zones before a change is acknowledged.',
      'Restoring from backup is rehearsed every quarter; the last result is part of our continuity report.',
      'We plan for at most one hour of lost data and four hours of interruption after the loss of a region.',
      'Current and past availability is public on our status page.',
    ],
  ],
  [
    'People',
    [
      'Everyone passes a background check before the first day, where the law permits it.',
      'Everyone completes security and privacy training on joining and every 12 months.',
      'Everyone confirms our policies on confidentiality, acceptable use and conduct in writing.',
      'Laptops are encrypted, locked after five minutes and can be wiped from afar.',
    ],
  ],
  [
    'Incidents and privacy',
    [
      'Customers hear from us within 48 hours of a confirmed breach of their personal data.',
      'Our incident plan is exercised twice a year with people from engineering, support and law.',
      'We appointed a data protection officer, who answers directly to the board.',
      'A data processing agreement is part of every contract.',
    ],
  ],
];

/** Who processes data for the organization. */
export const subprocessors = [
  [
    'Brightmast Compute',
    'Hosting of the application and databases',
    'All customer data',
    'Frankfurt and Dublin (EU)',
  ],
  ['Coldwater Storage', 'Encrypted backups', 'All customer data, encrypted by us', 'Stockholm (EU)'],
  ['Postlane', 'Delivery of e-mail notices', 'Names and e-mail addresses', 'Amsterdam (EU)'],
  ['Ringtree', 'Delivery of text messages for sign-in', 'Telephone numbers', 'Dublin (EU)'],
  ['Helphaven', 'Support desk', 'Contents of support conversations', 'Frankfurt (EU)'],
  ['Gauge & Sons', 'Error reports without customer data', 'Technical identifiers', 'Vienna (EU)'],
  ['Ledgerleaf', 'Invoices', 'Names of billing contacts', 'Tallinn (EU)'],
] as const;

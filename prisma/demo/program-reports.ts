/** Certifications and audit reports; `document` is a key of the demo's documents. Days are calendar days. */
export const auditReports = [
  {
    key: 'soc2',
    kind: 'audit-report',
    framework: 'SOC 2 Type II',
    title: 'Security, availability and confidentiality',
    auditor: 'Marlow Reed Assurance LLP',
    periodStartOn: '2025-07-01',
    periodEndOn: '2026-06-30',
    issuedOn: '2026-08-14',
    validUntilOn: '2027-06-30',
    opinion: 'unqualified',
    scope: 'The scheduling service, its two data centre regions, and the people who run it.',
    tellExceptions: true,
    dutiesAudience: 'public',
    document: 'soc2',
  },
  {
    key: 'soc2-before',
    kind: 'audit-report',
    framework: 'SOC 2 Type II',
    title: 'Security and availability, first year',
    auditor: 'Marlow Reed Assurance LLP',
    periodStartOn: '2024-04-01',
    periodEndOn: '2025-03-31',
    issuedOn: '2025-05-20',
    validUntilOn: '2026-03-31',
    opinion: 'qualified',
    opinionNote: 'except for the removal of access',
    scope: 'The scheduling service in its first region.',
    document: null,
  },
  {
    key: 'bridge',
    kind: 'bridge-letter',
    framework: 'SOC 2 Type II',
    title: 'Bridge letter, July to October 2026',
    periodStartOn: '2026-07-01',
    periodEndOn: '2026-10-31',
    issuedOn: '2026-11-02',
    scope: 'No material change of the controls since the last report.',
    document: null,
  },
  {
    key: 'iso',
    kind: 'certification',
    framework: 'ISO/IEC 27001:2022',
    title: 'Information security management system',
    auditor: 'Nordcert AB',
    issuedOn: '2025-03-03',
    validUntilOn: '2028-03-02',
    opinion: 'certified',
    scope: 'Development and operation of the scheduling service.',
    document: 'iso',
  },
  {
    key: 'pentest',
    kind: 'penetration-test',
    framework: 'Penetration test',
    title: 'Web application, API and external network',
    auditor: 'Quarrel Labs',
    periodStartOn: '2026-04-13',
    periodEndOn: '2026-04-24',
    issuedOn: '2026-05-08',
    opinionNote: 'No critical findings open',
    document: 'pentest',
  },
] as const;

/** What stands in the SOC 2 report beyond its face. */
export const exceptions = [
  {
    reference: 'CC6.2-03',
    description: 'Of 25 people who left, one kept an account of the support desk for nine days.',
    severity: 'minor',
    response:
      'Accounts now end with the entry in the personnel file, and a weekly comparison finds what is left.',
    responsible: 'Head of people',
    dueOn: '2026-10-01',
  },
] as const;

export const subservices = [
  {
    name: 'Halden Cloud',
    services: 'Data centres, virtual machines and storage in two regions.',
    method: 'carve-out',
    ownReport: 'SOC 2 Type II, October 2025 to September 2026',
  },
  {
    name: 'Postwerk',
    services: 'Delivery of mail to users of the service.',
    method: 'carve-out',
    ownReport: 'ISO/IEC 27001 certificate',
  },
] as const;

export const duties = [
  {
    reference: 'CUEC-01',
    text: 'Give accounts only to people who need them, and end those of people who leave within one working day.',
  },
  { reference: 'CUEC-02', text: 'Require a second factor of your own administrators.' },
  { reference: 'CUEC-03', text: 'Tell us without delay when you suspect that an account is misused.' },
] as const;

/** Controls that the auditors tested, with the criteria that they are mapped to for the audit that is going on. */
export const criteria = {
  'AC-01': 'CC6.1',
  'AC-02': 'CC6.1',
  'AC-04': 'CC6.2',
  'AC-05': 'CC6.3',
  'DP-01': 'CC6.7',
  'LM-01': 'CC7.2',
  'IR-01': 'CC7.4',
  'VM-01': 'CC7.1',
  'SD-02': 'CC8.1',
  'BC-02': 'A1.2',
} as const;

/** Documents that the demo makes for itself. `pages` is how long the report is asked to become. */
export const documents = [
  {
    key: 'soc2',
    title: 'SOC 2 Type II report',
    tier: 'restricted',
    chapters: 48,
    description: 'The auditor’s full report with tests of controls and their results.',
  },
  {
    key: 'pentest',
    title: 'Penetration test: summary',
    tier: 'confidential',
    chapters: 5,
    description: 'What was tested, what was found, and when it was fixed.',
  },
  {
    key: 'iso',
    title: 'ISO 27001 certificate and statement of applicability',
    tier: 'confidential',
    chapters: 8,
    description: 'The certificate, and which controls of Annex A apply and why.',
  },
  {
    key: 'continuity',
    title: 'Continuity and recovery: last rehearsal',
    tier: 'confidential',
    chapters: 4,
    description: 'Goals, what was rehearsed, what came out.',
  },
  {
    key: 'overview',
    title: 'Security overview',
    tier: 'public',
    chapters: 3,
    description: 'The short version, to hand on freely.',
  },
  {
    key: 'board',
    title: 'Board risk summary',
    tier: 'hidden',
    chapters: 2,
    description: 'Shown by invitation only.',
  },
] as const;

/** Chapters that the generated reports cycle through. */
export const reportThemes = [
  'Control environment',
  'Communication and information',
  'Risk assessment',
  'Monitoring of controls',
  'Design of control activities',
  'Logical and physical access',
  'System operations',
  'Change management',
  'Risk mitigation',
  'Availability',
  'Confidentiality',
  'Recovery and continuity',
] as const;

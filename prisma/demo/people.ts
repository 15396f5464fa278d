import type { Role } from '#lib/auth/actor.ts';

/** One fictional member for each role. */
export const people: Record<Role, { name: string; email: string }> = {
  owner: { name: 'Ines Aldermann', email: 'owner@alder.example' },
  admin: { name: 'Tomasz Wrona', email: 'admin@alder.example' },
  security: { name: 'Maren Solheim', email: 'security@alder.example' },
  approver: { name: 'Dana Okafor', email: 'approver@alder.example' },
  people: { name: 'Lucía Ferrer', email: 'people@alder.example' },
  auditor: { name: 'Piet de Groot', email: 'auditor@alder.example' },
  employee: { name: 'Yuki Tanabe', email: 'employee@alder.example' },
};

/** Fictional visitors whose requests wait on the desk. */
export const visitors = [
  {
    name: 'Оксана Петренко',
    email: 'o.petrenko@dnipro-clinics.example',
    company: 'Клініки Дніпра',
    title: 'Head of IT',
    relationship: 'prospect',
    reason: 'We choose a scheduling service this quarter and need your report for our risk review.',
    asks: ['soc2', 'pentest'],
  },
  {
    name: 'ليلى حداد',
    email: 'layla@cedar-schools.example',
    company: 'مدارس الأرز',
    title: 'Data protection officer',
    relationship: 'customer',
    reason: 'Yearly review of our suppliers.',
    asks: ['soc2'],
  },
  {
    name: 'Martin Halvorsen',
    email: 'm.halvorsen@fjordbank.example',
    company: 'Fjord Bank',
    title: 'Third-party risk',
    relationship: 'prospect',
    reason: 'Onboarding questionnaire, due on Friday.',
    asks: ['soc2', 'iso', 'continuity'],
  },
] as const;

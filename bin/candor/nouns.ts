import type { Command } from 'commander';

/** Adds a noun's verbs to its command. */
export type Noun = { description: string; load: () => Promise<(noun: Command) => void | Promise<void>> };

/** Every noun of the command line. Only the one that is named is loaded: looking at a file must not wait for the database's libraries. */
export const nouns: Readonly<Record<string, Noun>> = {
  organization: {
    description: 'organizations of this installation',
    load: async () => (await import('./organization.ts')).addOrganizationVerbs,
  },
  member: {
    description: 'people who work in an organization',
    load: async () => (await import('./member.ts')).addMemberVerbs,
  },
  document: {
    description: 'what a portal offers; also looks at and marks PDF files',
    load: async () => (await import('./document.ts')).addDocumentVerbs,
  },
  claim: {
    description: 'what a portal states; also proposes claims from a published page',
    load: async () => (await import('./claim.ts')).addClaimVerbs,
  },
  control: {
    description: 'what is done, with how well it is proven',
    load: async () => (await import('./control.ts')).addControlVerbs,
  },
  evidence: {
    description: 'dated proof of what controls say',
    load: async () => (await import('./evidence.ts')).addEvidenceVerbs,
  },
  request: {
    description: 'what visitors ask for',
    load: async () => (await import('./request.ts')).addRequestVerbs,
  },
  grant: {
    description: 'who has which document until when',
    load: async () => (await import('./grant.ts')).addGrantVerbs,
  },
  delivery: {
    description: 'downloads of copies',
    load: async () => (await import('./delivery.ts')).addDeliveryVerbs,
  },
  audit: {
    description: 'the audit log',
    load: async () => (await import('./audit.ts')).addAuditVerbs,
  },
  framework: {
    description: 'requirements that controls are mapped to: adopt, import',
    load: async () => (await import('./framework.ts')).addFrameworkVerbs,
  },
  profile: {
    description: 'where CSF outcomes stand and are to stand',
    load: async () => (await import('./profile.ts')).addProfileVerbs,
  },
  person: {
    description: 'the directory: who works here, who leaves',
    load: async () => (await import('./person.ts')).addPersonVerbs,
  },
  policy: {
    description: 'governing documents: import, export, publish',
    load: async () => (await import('./policy.ts')).addPolicyVerbs,
  },
  acknowledgement: {
    description: 'who has confirmed which policy',
    load: async () => (await import('./acknowledgement.ts')).addAcknowledgementVerbs,
  },
  training: {
    description: 'courses, and who has done them',
    load: async () => (await import('./training.ts')).addTrainingVerbs,
  },
  mail: { description: 'the outbox', load: async () => (await import('./mail.ts')).addMailVerbs },
};

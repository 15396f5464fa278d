import { Command, CommanderError } from 'commander';
import { main } from './sentence.ts';

/** Adds a noun's verbs to its command. */
type Noun = { description: string; load: () => Promise<(noun: Command) => void | Promise<void>> };

// Only the noun that is named is loaded: looking at a file must not wait for the database's libraries.
const nouns: Readonly<Record<string, Noun>> = {
  organization: {
    description: 'organizations of this installation',
    load: async () => (await import('./candor/organization.ts')).addOrganizationVerbs,
  },
  member: {
    description: 'people who work in an organization',
    load: async () => (await import('./candor/member.ts')).addMemberVerbs,
  },
  document: {
    description: 'what a portal offers; also looks at and marks PDF files',
    load: async () => (await import('./candor/document.ts')).addDocumentVerbs,
  },
  claim: {
    description: 'what a portal states; also proposes claims from a published page',
    load: async () => (await import('./candor/claim.ts')).addClaimVerbs,
  },
  control: {
    description: 'what is done, with how well it is proven',
    load: async () => (await import('./candor/control.ts')).addControlVerbs,
  },
  evidence: {
    description: 'dated proof of what controls say',
    load: async () => (await import('./candor/evidence.ts')).addEvidenceVerbs,
  },
  request: {
    description: 'what visitors ask for',
    load: async () => (await import('./candor/request.ts')).addRequestVerbs,
  },
  grant: {
    description: 'who has which document until when',
    load: async () => (await import('./candor/grant.ts')).addGrantVerbs,
  },
  delivery: {
    description: 'downloads of copies',
    load: async () => (await import('./candor/delivery.ts')).addDeliveryVerbs,
  },
  audit: {
    description: 'the audit log',
    load: async () => (await import('./candor/audit.ts')).addAuditVerbs,
  },
  framework: {
    description: 'requirements that controls are mapped to: adopt, import',
    load: async () => (await import('./candor/framework.ts')).addFrameworkVerbs,
  },
  profile: {
    description: 'where CSF outcomes stand and are to stand',
    load: async () => (await import('./candor/profile.ts')).addProfileVerbs,
  },
  person: {
    description: 'the directory: who works here, who leaves',
    load: async () => (await import('./candor/person.ts')).addPersonVerbs,
  },
  policy: {
    description: 'governing documents: import, export, publish',
    load: async () => (await import('./candor/policy.ts')).addPolicyVerbs,
  },
  acknowledgement: {
    description: 'who has confirmed which policy',
    load: async () => (await import('./candor/acknowledgement.ts')).addAcknowledgementVerbs,
  },
  training: {
    description: 'courses, and who has done them',
    load: async () => (await import('./candor/training.ts')).addTrainingVerbs,
  },
  mail: { description: 'the outbox', load: async () => (await import('./candor/mail.ts')).addMailVerbs },
};

function explainUse(error: CommanderError, json: boolean): void {
  // Help that was asked for is no failure.
  if (error.exitCode === 0) return;
  process.exitCode = 1;
  const message = error.message.replace(/^error: /, '');
  const sentence = message.startsWith('(outputHelp)')
    ? 'Name a noun and a verb; --help lists them.'
    : message;
  if (json) process.stdout.write(`${JSON.stringify({ error: 'usage', message: sentence })}\n`);
  else process.stderr.write(`${sentence}\n`);
}

await main(async () => {
  // Nothing but the result may stand on standard output, whatever the environment asks of servers.
  process.env.LOG_LEVEL = 'silent';
  process.noDeprecation = true;
  const program = new Command('candor')
    .description('What the operator of a Candor installation does at the command line.')
    .usage('<noun> <verb> [options]')
    .exitOverride()
    .configureOutput({ outputError: () => {} });
  const named = process.argv[2];
  for (const [name, { description, load }] of Object.entries(nouns)) {
    const noun = program.command(name).description(description).usage('<verb> [options]');
    if (name === named) await (await load())(noun);
  }
  try {
    await program.parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    explainUse(error, process.argv.includes('--json'));
  }
  // A parent that waits for us holds a channel open, which would keep this process.
  process.exit();
});

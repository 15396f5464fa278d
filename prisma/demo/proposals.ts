import type { OperatorActor } from '#lib/auth/actor.ts';
import { acceptProposal, dropProposal } from '#lib/proposal-page/decide-commands.ts';
import { getReview } from '#lib/proposal-page/queries.ts';
import { receivePage } from '#lib/proposal-page/upload.ts';

/** The help page of the fictional organization as it stood before there was a portal; parts of it are out of date. */
const page = `# Security and privacy at Alder

Schools trust us with their timetables and records. This page answers what they ask most.

## Where your data lives

- All customer data is stored in the European Union.
- The service is hosted on Brightmast Compute in Frankfurt and Dublin.
- Data at rest is encrypted with AES-256.
- Traffic between your browser and our service uses TLS 1.2 or newer.

## Backups

Backups are encrypted and made every night. Backups are kept for at most 90 days and then destroyed. We rehearse restoring twice a year.

## Who can see it

Only engineers on duty have access to production, for at most eight hours at a time. Every access to production is logged. Employees
sign in with single sign-on and a second factor. Access is removed within 24 hours after somebody leaves.

## People

All employees pass a background check before they start. Everyone completes security training every year. Our offices have friendly
plants.

## When something goes wrong

We tell affected customers within 72 hours of a confirmed breach. After each incident we write down what we learned. Please report
vulnerabilities to security@alder.example; our privacy team reads privacy@alder.example.
`;

/** Puts a page into the demo that was given yesterday and is decided in part. */
export async function seedProposals(operator: OperatorActor): Promise<void> {
  const pageId = await receivePage(operator, {
    label: 'Help page about security',
    address: 'https://help.alder.example/security',
    fileName: 'security.md',
    bytes: Buffer.from(page),
  });
  const { proposals, suggestions } = await getReview(operator, { pageId });
  for (const { id, revision, text } of proposals) {
    const seen = { proposalId: id, revision };
    const control = suggestions[id]?.[0]?.choice;
    if (/stored in the European Union|rehearse/.test(text))
      await acceptProposal(operator, { ...seen, control });
    if (/TLS 1\.2/.test(text)) await dropProposal(operator, seen);
  }
}

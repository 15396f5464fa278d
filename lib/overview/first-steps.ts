import type { Action } from '#lib/auth/permissions.ts';

/** What there is already, of which the state of each first step follows. */
export type Beginnings = {
  framework: boolean;
  control: boolean;
  page: boolean;
  document: boolean;
  claim: boolean;
  published: boolean;
  colleague: boolean;
  policy: boolean;
  person: boolean;
};

/** One of the first steps. `action` is what its doer needs. */
export type FirstStep = {
  name: keyof Beginnings;
  title: string;
  hint: string;
  label: string;
  action: Action;
};

/** How an organization begins, in this order. */
export const firstSteps: readonly FirstStep[] = [
  {
    name: 'framework',
    title: 'Adopt the CSF 2.0',
    hint: 'Six functions and their outcomes, to which your controls are mapped. Other frameworks follow from it.',
    label: 'Adopt the CSF',
    action: 'framework:adopt',
  },
  {
    name: 'control',
    title: 'Add controls',
    hint: 'What you do. A library of common ones is there to start from, each mapped to the CSF.',
    label: 'Choose controls',
    action: 'control:add',
  },
  {
    name: 'page',
    title: 'Start from a page you have',
    hint: 'Paste the security page that you publish already: claims, measures and controls are proposed from it.',
    label: 'Bring a page',
    action: 'proposal:draft',
  },
  {
    name: 'document',
    title: 'Upload a document',
    hint: 'An audit report, say. It is prepared so that every copy carries its reader’s name.',
    label: 'Add a document',
    action: 'document:add',
  },
  {
    name: 'claim',
    title: 'Write claims',
    hint: 'The sentences about your security that the portal says, by area.',
    label: 'Write claims',
    action: 'claim:add',
  },
  {
    name: 'published',
    title: 'Publish the portal',
    hint: 'Look at the preview first. Until then, nobody outside sees anything.',
    label: 'Open the portal',
    action: 'portal:publish',
  },
  {
    name: 'colleague',
    title: 'Invite colleagues',
    hint: 'Somebody else has to decide on requests while you are away.',
    label: 'Invite a member',
    action: 'member:invite',
  },
  {
    name: 'policy',
    title: 'Bring your policies',
    hint: 'Import what you have, or begin with the starter set. A published policy proves its controls by itself.',
    label: 'Add policies',
    action: 'policy:import',
  },
  {
    name: 'person',
    title: 'Bring your people',
    hint: 'Everybody who works with you, from a table. They confirm policies and train without a password.',
    label: 'Import people',
    action: 'person:import',
  },
];

/** The first steps with whether each is done; none at all once everything is. */
export function stepsLeft(beginnings: Beginnings): (FirstStep & { done: boolean })[] {
  const steps = firstSteps.map((step) => ({ ...step, done: beginnings[step.name] }));
  return steps.every((step) => step.done) ? [] : steps;
}

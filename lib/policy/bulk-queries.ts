import type { Tenant } from '#lib/db/tenant.ts';
import { query } from '#lib/operation.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { manyPoliciesInput } from './bulk-schema.ts';
import { policyState, whyNotPolicy, whyNotVersion } from './lifecycle.ts';
import { whyNotReady } from './ready.ts';
import { policyQuestions } from './schema.ts';
import { standingOf, versionFacts } from './steps.ts';

/** A policy whose open version is to be put up or published: as it stands now, and why that cannot be. */
export type PolicyStep = {
  policyId: string;
  identifier: string;
  title: string;
  /** Null where nobody works on a version. */
  version: { id: string; number: number; revision: number; sha256: string | null } | null;
  /** What its approvers together say the change is; null before they did. */
  significance: string | null;
  whyNot: string | null;
};

/** What would be done with many policies, and which day it is where the organization is. */
export type PolicySteps = { steps: PolicyStep[]; today: string };

const text = { locale: true, title: true, body: true, original: true, questions: true } as const;

function readOpen(tenant: Tenant, policyIds: readonly string[]) {
  return tenant.policy.findMany({
    where: { id: { in: [...policyIds] } },
    orderBy: { identifier: 'asc' },
    select: {
      id: true,
      identifier: true,
      title: true,
      quorum: true,
      currentVersionId: true,
      retirements: { where: { restoredAt: null }, take: 1, select: { id: true } },
      versions: { where: { closedAt: null }, take: 1, select: versionFacts },
    },
  });
}

type Open = Awaited<ReturnType<typeof readOpen>>[number];

function stepOf({ id, identifier, title, quorum, ...policy }: Open, verb: 'submit' | 'publish') {
  const [open] = policy.versions;
  const facts = {
    retired: policy.retirements.length > 0,
    published: policy.currentVersionId !== null,
    open: open !== undefined,
  };
  const blocked = whyNotPolicy(policyState(facts), 'work');
  const nothing = 'Nobody works on a version of it. Please start the next version first.';
  const state = open && standingOf(open, quorum).state;
  const whyNot = blocked ?? (state ? whyNotVersion(state, verb) : nothing);
  const version = open && {
    id: open.id,
    number: open.number,
    revision: open.revision,
    sha256: open.sha256,
  };
  const significance = open?.significance ?? null;
  return { policyId: id, identifier, title, version: version ?? null, significance, whyNot };
}

/** What would be put up for approval of these policies, and of the others why not: as putting up one alone says it. */
export const findPoliciesToSubmit = query(
  'policy:submit',
  manyPoliciesInput,
  async ({ tenant, now }, { policyIds }): Promise<PolicySteps> => {
    const policies = await readOpen(tenant, policyIds);
    const steps: PolicyStep[] = [];
    for (const policy of policies) {
      const step = stepOf(policy, 'submit');
      const [open] = policy.versions;
      // One policy's texts at a time: each may hold a megabyte in each language.
      const stored =
        step.whyNot === null && open
          ? await tenant.policyText.findMany({
              where: { versionId: open.id },
              orderBy: { locale: 'asc' },
              select: text,
            })
          : [];
      const texts = stored.map(({ questions, ...one }) => ({
        ...one,
        questions: policyQuestions.parse(questions),
      }));
      const isFile = open ? open.fileId !== null : false;
      steps.push({ ...step, whyNot: step.whyNot ?? whyNotReady({ isFile, texts }) });
    }
    const { today } = await organizationDay(tenant, now);
    return { steps, today };
  },
);

/** What would be published of these policies, and of the others why not: as publishing one alone says it. */
export const findPoliciesToPublish = query(
  'policy:publish',
  manyPoliciesInput,
  async ({ tenant, now }, { policyIds }): Promise<PolicySteps> => {
    const policies = await readOpen(tenant, policyIds);
    const { today } = await organizationDay(tenant, now);
    return { steps: policies.map((policy) => stepOf(policy, 'publish')), today };
  },
);

/** Roles of members; a member may hold several. */
export const roles = ['owner', 'admin', 'security', 'approver', 'people', 'auditor', 'employee'] as const;
export type Role = (typeof roles)[number];

/** From where an actor speaks: canonical address, user agent and the id of the request. */
export type Origin = { address: string; userAgent: string; requestId: string };

type Base = { organizationId: string; origin: Origin };

/** Someone signed in to the workspace. `delegatedBy` names members whose decisions this one may make now. */
export type MemberActor = Base & {
  kind: 'member';
  memberId: string;
  sessionId: string;
  name: string;
  email: string;
  roles: readonly Role[];
  delegatedBy: readonly string[];
};

/** An outside person whose address was proven in this browser. */
export type VisitorActor = Base & { kind: 'visitor'; visitorId: string; sessionId: string; email: string };

/** An employee, by a duty link or by their own sign-in: opens only what they owe and did. */
export type PersonActor = Base & {
  kind: 'person';
  personId: string;
  sessionId: string;
  name: string;
  email: string;
  /** How they came in: a mailed link, or their sign-in as a member. */
  via: 'link' | 'member';
};

/** Nobody known, at an organization's door. */
export type AnonymousActor = Base & { kind: 'anonymous' };

/** The person who hosts Candor, at the command line. */
export type OperatorActor = Base & { kind: 'operator'; name: string };

/** Candor itself: a job or an access rule. */
export type SystemActor = Base & { kind: 'system'; name: string };

export type Actor = MemberActor | VisitorActor | PersonActor | AnonymousActor | OperatorActor | SystemActor;

/** The actor as written into rows and audit events: kind and id, e.g. `member:0190…`, `operator:root`, `anonymous`. */
export function actorReference(actor: Actor): string {
  switch (actor.kind) {
    case 'member':
      return `member:${actor.memberId}`;
    case 'visitor':
      return `visitor:${actor.visitorId}`;
    case 'person':
      return `person:${actor.personId}`;
    case 'anonymous':
      return 'anonymous';
    default:
      return `${actor.kind}:${actor.name}`;
  }
}

/** An actor for work that Candor does by itself in an organization, e.g. the job `mail`. */
export function systemActor(organizationId: string, name: string): SystemActor {
  return {
    kind: 'system',
    organizationId,
    name,
    origin: { address: '', userAgent: '', requestId: `job-${name}` },
  };
}

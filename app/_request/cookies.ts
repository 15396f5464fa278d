import { cookies } from 'next/headers';
import { cookieFlags, cookieName } from '#lib/auth/cookie.ts';
import { memberCookieName } from '#lib/auth/session.ts';

const day = 24 * 3600;

async function read(name: string): Promise<string | undefined> {
  return (await cookies()).get(name)?.value;
}

async function write(name: string, value: string, seconds: number): Promise<void> {
  (await cookies()).set(name, value, { ...cookieFlags(), maxAge: seconds });
}

async function forget(name: string): Promise<void> {
  // A deletion must carry the flags, too: browsers ignore one for a __Host- name without Secure.
  (await cookies()).set(name, '', { ...cookieFlags(), maxAge: 0 });
}

const flow = (portal: string) => cookieName(`flow-${portal}`);
const visitor = (portal: string) => cookieName(`visitor-${portal}`);
const person = (organization: string) => cookieName(`employee-${organization}`);
const personFlow = (organization: string) => cookieName(`duty-flow-${organization}`);
const device = (organization: string) => cookieName(`device-${organization}`);

/** The member's session cookie of this browser. */
export const readMemberSession = () => read(memberCookieName());
/** Signs the browser in as a member: `value` comes from `sealSession` of lib/auth/session.ts. */
export const setMemberSession = (value: string) => write(memberCookieName(), value, 7 * day);
/** Takes the member's session out of the browser. */
export const clearMemberSession = () => forget(memberCookieName());

/** The visitor's session token that this browser holds for the portal. */
export const readVisitorSession = (portal: string) => read(visitor(portal));
/** Signs the browser in to the portal. */
export const setVisitorSession = (portal: string, token: string) => write(visitor(portal), token, 14 * day);
/** Takes the visitor's session out of the browser. */
export const clearVisitorSession = (portal: string) => forget(visitor(portal));

/** The flow that this browser began at the portal: only it can finish what the mail says. */
export const readFlow = (portal: string) => read(flow(portal));
/** Binds the browser to a flow, as `issueVisitorChallenge` of lib/visitor/challenge.ts returned it. */
export const setFlow = (portal: string, value: string) => write(flow(portal), value, 3600);
/** Forgets the flow, once it is finished. */
export const clearFlow = (portal: string) => forget(flow(portal));

/** The employee's session token that this browser holds for the organization. */
export const readPersonSession = (organization: string) => read(person(organization));
/** Lets the browser see what an employee owes, for half a day. */
export const setPersonSession = (organization: string, token: string) =>
  write(person(organization), token, day / 2);
/** Notes the language that the organization has on record for the employee who comes in here. */
export const setPersonLanguage = (locale: string) => write(cookieName('person-language'), locale, day / 2);
/** Remembers the language that somebody chose at this browser, as a choice in the address does (bin/server/reader.ts). */
export const setLanguage = (locale: string) => write(cookieName('language'), locale, 180 * day);
/** Takes the employee's session out of the browser. */
export const clearPersonSession = (organization: string) => forget(person(organization));

/** The flow in which this browser asked for a code as an employee: only it can use the code. */
export const readPersonFlow = (organization: string) => read(personFlow(organization));
/** Binds the browser to a flow, as `requestDutyLink` of lib/duty-link returned it. */
export const setPersonFlow = (organization: string, value: string) =>
  write(personFlow(organization), value, 3600);
/** Forgets the flow, once it is finished. */
export const clearPersonFlow = (organization: string) => forget(personFlow(organization));

/** What shows that a member signed in from this browser before; see lib/member/device.ts. */
export const readDevice = (organization: string) => read(device(organization));
/** Remembers the browser for half a year. */
export const setDevice = (organization: string, value: string) =>
  write(device(organization), value, 180 * day);

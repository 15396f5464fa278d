import { Conflict, Invalid, NotFound, Stale } from '#lib/errors.ts';
import { command } from '#lib/operation.ts';
import {
  addClaimInput,
  addClaimsInput,
  changeClaimInput,
  claimInput,
  type EditionContent,
  rewordClaimInput,
} from './schema.ts';
import {
  backWith,
  createClaims,
  lockClaims,
  nextEdition,
  nextPosition,
  type OpenClaim,
  openClaim,
  refuseOver,
  type Writing,
} from './steps.ts';

/** Adds claims at the end of their area and returns their ids. Throws Invalid over 1,000 claims. */
export const addClaims = command('claim:add', addClaimsInput, async (context, input) => {
  await lockClaims(context);
  const { section, texts, audience } = input;
  const contents = texts.map((text) => ({ section, text, audience, measure: null }));
  const ids = await createClaims(context, contents);
  const [head, ...tail] = ids.map((id) => ({ subject: `claim:${id}` as const, data: { audience } }));
  if (!head) throw new Invalid('Please write at least one claim.');
  return { result: ids, events: [head, ...tail] };
});

/** Adds one claim with its measure and the controls behind it; returns its id. Throws Invalid, NotFound for a control. */
export const addClaim = command('claim:add', addClaimInput, async (context, input) => {
  await lockClaims(context);
  const { controlIds, ...content } = input;
  const [id = ''] = await createClaims(context, [content]);
  await backWith(context, id, controlIds);
  const data = { audience: content.audience, measured: content.measure !== null, controlIds };
  return { result: id, events: [{ subject: `claim:${id}`, data }] };
});

function refuseStale(claim: OpenClaim, seen: number): void {
  if (claim.edition === seen) return;
  throw new Stale('this claim', `It now says: “${claim.content.text}”`);
}

async function change(context: Writing, claim: OpenClaim, seen: number, content: EditionContent) {
  refuseStale(claim, seen);
  const edition = await nextEdition(context, claim, content);
  const data = { edition, areaChanged: claim.content.section !== content.section };
  return { result: edition ?? claim.edition, events: [{ subject: `claim:${claim.id}`, data }] } as const;
}

/**
 * Says a claim anew: its next edition, unless nothing differs. Returns the number of its edition. Throws NotFound, also for
 * an archived one; Conflict when it is not at the edition that was seen.
 */
export const changeClaim = command('claim:change', changeClaimInput, async (context, input) => {
  await lockClaims(context);
  const { id, edition, ...content } = input;
  return change(context, await openClaim(context.tenant, id), edition, content);
});

/** Rewords a claim or moves it to another area, leaving its measure and audience. Like `changeClaim`. */
export const rewordClaim = command('claim:change', rewordClaimInput, async (context, input) => {
  await lockClaims(context);
  const { id, edition, ...words } = input;
  const claim = await openClaim(context.tenant, id);
  return change(context, claim, edition, { ...claim.content, ...words });
});

/** Takes a claim out of the portal's draft. Throws NotFound; Conflict when it is archived already. */
export const archiveClaim = command('claim:archive', claimInput, async ({ tenant, now }, { id }) => {
  if (!(await tenant.claim.findFirst({ where: { id }, select: { id: true } }))) throw new NotFound();
  const { count } = await tenant.claim.updateMany({
    where: { id, archivedAt: null },
    data: { archivedAt: now },
  });
  if (count === 0) throw new Conflict('This claim is archived already.');
  return { result: undefined, events: [{ subject: `claim:${id}` }] };
});

/** Puts an archived claim back at the end of its area. Throws NotFound; Conflict when it is not archived. */
export const restoreClaim = command('claim:archive', claimInput, async (context, { id }) => {
  const { tenant } = context;
  await lockClaims(context);
  if (!(await tenant.claim.findFirst({ where: { id }, select: { id: true } }))) throw new NotFound();
  await refuseOver(context, 1);
  const { count } = await tenant.claim.updateMany({
    where: { id, archivedAt: { not: null } },
    data: { archivedAt: null, position: await nextPosition(context) },
  });
  if (count === 0) throw new Conflict('This claim is not archived.');
  return { result: undefined, events: [{ subject: `claim:${id}`, data: { restored: true } }] };
});

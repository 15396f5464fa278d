import type { Actor } from '#lib/auth/actor.ts';
import { backClaim, endOverride, overrideClaim, unbackClaim } from '#lib/claim/backing-commands.ts';
import { addClaim, archiveClaim, changeClaim, restoreClaim, rewordClaim } from '#lib/claim/commands.ts';
import { getClaim } from '#lib/claim/detail-queries.ts';
import { moveClaim } from '#lib/claim/order-commands.ts';
import { archiveControls, changeControls, restoreControls } from '#lib/control/bulk-commands.ts';
import {
  addControl,
  changeControl,
  mapControl,
  mapControlByName,
  unmapControl,
} from '#lib/control/commands.ts';
import { getControl, getControlChangesSince, getControlHistory } from '#lib/control/detail-queries.ts';
import { discardControlImport, draftControlImport, importControls } from '#lib/control/import-commands.ts';
import { getControlImport } from '#lib/control/import-queries.ts';
import { findSuggestions } from '#lib/crosswalk/queries.ts';
import {
  addEvidence,
  archiveEvidence,
  changeEvidence,
  linkEvidence,
  restoreEvidence,
  reviseEvidence,
  unlinkEvidence,
} from '#lib/evidence/commands.ts';
import { getEvidence } from '#lib/evidence/item-queries.ts';
import { reviewEvidence } from '#lib/evidence/review-commands.ts';
import {
  addEvidenceRequirement,
  changeEvidenceRequirement,
  endEvidenceRequirement,
} from '#lib/evidence-requirement/commands.ts';
import { archiveFramework } from '#lib/framework/commands.ts';
import { decideFrameworkImport, discardFrameworkImport } from '#lib/framework/draft-commands.ts';
import { getFrameworkImport } from '#lib/framework/draft-queries.ts';
import { getFramework } from '#lib/framework/queries.ts';
import { getRequirement } from '#lib/requirement/queries.ts';
import { arrangeFramework, plainControl } from './control.ts';
import { addLinkEvidence, saidOfRevision } from './evidence.ts';
import { arrange, type World } from './world.ts';

/** One thing of each kind, by what it is called in inputs. */
type Ids = Record<
  | 'controlId'
  | 'claimId'
  | 'itemId'
  | 'revisionId'
  | 'evidenceRequirementId'
  | 'requirementId'
  | 'frameworkId'
  | 'draftId',
  string
>;

/** Makes one thing of each kind. */
export async function oneOfEach(world: World): Promise<Ids> {
  const { owner } = world.actors;
  const requirements = await arrangeFramework(world, { key: 'own', version: '1' }, ['R-1']);
  const requirementId = requirements.get('R-1') ?? '';
  const controlId = await addControl(owner, { ...plainControl, requirementIds: [requirementId] });
  const asked = { controlId, what: 'Review', everyDays: null, responsibleId: null, startsOn: '2026-01-01' };
  const { evidenceRequirementId } = await addEvidenceRequirement(owner, asked);
  const { itemId, revisionId } = await addLinkEvidence(owner, [controlId]);
  const claimId = await addClaim(owner, {
    section: 'Access',
    text: 'We review access.',
    controlIds: [controlId],
  });
  const rows = [
    { number: 1, cells: ['Identifier', 'Title'] },
    { number: 2, cells: ['X-1', 'X'] },
  ];
  const draftId = await draftControlImport(owner, { fileName: 'x.csv', sheets: [{ name: 'CSV', rows }] });
  const frameworks = await arrange(world, (tenant) => tenant.framework.findMany({ select: { id: true } }));
  return {
    controlId,
    claimId,
    itemId,
    revisionId,
    evidenceRequirementId,
    requirementId,
    frameworkId: frameworks[0]?.id ?? '',
    draftId,
  };
}

const url = { kind: 'link' as const, url: 'https://tickets.example/9' };

/** Everything that can be done with a thing that is named, by what it is called. */
export const deeds: Readonly<Record<string, (actor: Actor, ids: Ids) => Promise<unknown>>> = {
  getControl: (actor, { controlId }) => getControl(actor, { controlId }),
  getControlHistory: (actor, { controlId }) => getControlHistory(actor, { controlId }),
  getControlChangesSince: (actor, { controlId }) => getControlChangesSince(actor, { controlId, revision: 1 }),
  changeControl: (actor, { controlId }) =>
    changeControl(actor, { controlId, revision: 1, ...plainControl, title: 'Mine' }),
  changeControls: (actor, { controlId }) =>
    changeControls(actor, { controlIds: [controlId], addTags: ['mine'], removeTags: [], justification: '' }),
  archiveControls: (actor, { controlId }) => archiveControls(actor, { controlIds: [controlId] }),
  restoreControls: (actor, { controlId }) => restoreControls(actor, { controlIds: [controlId] }),
  mapControl: (actor, { controlId, requirementId }) =>
    mapControl(actor, { controlId, requirementIds: [requirementId] }),
  mapControlByName: (actor, { controlId }) => mapControlByName(actor, { controlId, names: 'own R-1' }),
  unmapControl: (actor, { controlId, requirementId }) => unmapControl(actor, { controlId, requirementId }),
  addControl: (actor, { requirementId }) =>
    addControl(actor, { ...plainControl, identifier: 'ZZ-1', requirementIds: [requirementId] }),
  findSuggestions: (actor, { controlId }) => findSuggestions(actor, { controlId }),
  getControlImport: (actor, { draftId }) => getControlImport(actor, { draftId }),
  importControls: (actor, { draftId }) => importControls(actor, { draftId }),
  discardControlImport: (actor, { draftId }) => discardControlImport(actor, { draftId }),
  getEvidence: (actor, { itemId }) => getEvidence(actor, { itemId }),
  addEvidence: (actor, { controlId }) => addLinkEvidence(actor, [controlId]),
  answerRequirement: (actor, { controlId, evidenceRequirementId }) =>
    addEvidence(actor, {
      title: 'x',
      controlIds: [controlId],
      evidenceRequirementId,
      ...saidOfRevision,
      content: url,
    }),
  reviseEvidence: (actor, { itemId, revisionId }) =>
    reviseEvidence(actor, { itemId, seen: revisionId, ...saidOfRevision, content: url }),
  changeEvidence: (actor, { itemId }) => changeEvidence(actor, { itemId, title: 'Mine' }),
  linkEvidence: (actor, { itemId, controlId }) => linkEvidence(actor, { itemId, controlIds: [controlId] }),
  unlinkEvidence: (actor, { itemId, controlId }) => unlinkEvidence(actor, { itemId, controlId }),
  archiveEvidence: (actor, { itemId }) => archiveEvidence(actor, { itemId, anyway: true }),
  restoreEvidence: (actor, { itemId }) => restoreEvidence(actor, { itemId }),
  reviewEvidence: (actor, { itemId, revisionId }) =>
    reviewEvidence(actor, { itemId, revisionId, verdict: 'accepted', reason: 'x', seen: null }),
  addEvidenceRequirement: (actor, { controlId }) =>
    addEvidenceRequirement(actor, {
      controlId,
      what: 'x',
      everyDays: null,
      responsibleId: null,
      startsOn: '2026-01-01',
    }),
  changeEvidenceRequirement: (actor, { evidenceRequirementId }) =>
    changeEvidenceRequirement(actor, {
      evidenceRequirementId,
      what: 'x',
      everyDays: 1,
      responsibleId: null,
      startsOn: '2026-01-01',
    }),
  endEvidenceRequirement: (actor, { evidenceRequirementId }) =>
    endEvidenceRequirement(actor, { evidenceRequirementId }),
  getClaim: (actor, { claimId }) => getClaim(actor, { id: claimId }),
  addClaim: (actor, { controlId }) =>
    addClaim(actor, { section: 'A', text: 'Mine', controlIds: [controlId] }),
  changeClaim: (actor, { claimId }) =>
    changeClaim(actor, {
      id: claimId,
      edition: 1,
      section: 'A',
      text: 'Mine',
      audience: 'public',
      measure: null,
    }),
  rewordClaim: (actor, { claimId }) =>
    rewordClaim(actor, { id: claimId, edition: 1, section: 'A', text: 'Mine' }),
  archiveClaim: (actor, { claimId }) => archiveClaim(actor, { id: claimId }),
  restoreClaim: (actor, { claimId }) => restoreClaim(actor, { id: claimId }),
  moveClaim: (actor, { claimId }) => moveClaim(actor, { id: claimId, move: 'first' }),
  backClaim: (actor, { claimId, controlId }) => backClaim(actor, { id: claimId, controlIds: [controlId] }),
  unbackClaim: (actor, { claimId, controlId }) => unbackClaim(actor, { id: claimId, controlId }),
  overrideClaim: (actor, { claimId }) =>
    overrideClaim(actor, {
      id: claimId,
      reason: 'x',
      untilOn: new Date(Date.now() + 864e6).toISOString().slice(0, 10),
    }),
  endOverride: (actor, { claimId }) => endOverride(actor, { id: claimId }),
  getFramework: (actor, { frameworkId }) => getFramework(actor, { frameworkId }),
  archiveFramework: (actor, { frameworkId }) => archiveFramework(actor, { frameworkId }),
  getFrameworkImport: (actor, { draftId }) => getFrameworkImport(actor, { draftId }),
  decideFrameworkImport: (actor, { draftId }) => decideFrameworkImport(actor, { draftId }),
  discardFrameworkImport: (actor, { draftId }) => discardFrameworkImport(actor, { draftId }),
  getRequirement: (actor, { requirementId }) => getRequirement(actor, { requirementId }),
};

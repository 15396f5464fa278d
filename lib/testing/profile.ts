import { addControl } from '#lib/control/commands.ts';
import { newId } from '#lib/id.ts';
import { addProfile } from '#lib/profile/commands.ts';
import { plainControl } from './control.ts';
import { addLinkEvidence, reviewAs } from './evidence.ts';
import { arrange, type World } from './world.ts';

/** A profile of a small CSF, with ids of its requirements by identifier, and one proven control at PR.AA-01. */
export type ProfileGround = {
  profileId: string;
  name: string;
  frameworkId: string;
  ids: ReadonlyMap<string, string>;
  controlId: string;
  itemId: string;
};

const tree = [
  ['GV', 'function', null, 'GOVERN'],
  ['GV.OC', 'category', 'GV', 'Organizational Context'],
  ['GV.OC-01', 'subcategory', 'GV.OC', ''],
  ['PR', 'function', null, 'PROTECT'],
  ['PR.AA', 'category', 'PR', 'Identity Management, Authentication, and Access Control'],
  ['PR.AA-01', 'subcategory', 'PR.AA', ''],
  ['PR.AA-02', 'subcategory', 'PR.AA', ''],
  ['PR.DS', 'category', 'PR', 'Data Security'],
  ['PR.DS-01', 'subcategory', 'PR.DS', ''],
] as const;

async function arrangeCsf(world: World): Promise<{ frameworkId: string; ids: Map<string, string> }> {
  const { organizationId } = world;
  const frameworkId = newId();
  const ids = new Map(tree.map(([identifier]) => [identifier as string, newId()]));
  await arrange(world, async (tenant) => {
    const facts = { key: 'nist-csf', version: '2.0', title: 'NIST CSF', origin: 'test' };
    await tenant.framework.create({
      data: { organizationId, id: frameworkId, ...facts, adoptedAt: new Date(), adoptedBy: 'operator:test' },
    });
    await tenant.requirement.createMany({
      data: tree.map(([identifier, kind, parent, title], position) => ({
        organizationId,
        id: ids.get(identifier) ?? '',
        frameworkId,
        parentId: parent === null ? null : (ids.get(parent) ?? null),
        identifier,
        kind,
        position,
        title,
        wording: kind === 'subcategory' ? `Outcome ${identifier}` : '',
        oscalId: identifier,
      })),
    });
  });
  return { frameworkId, ids };
}

/** Makes a small CSF 2.0, a control of tier 3 whose evidence was accepted, and an empty profile. */
export async function arrangeProfile(world: World): Promise<ProfileGround> {
  const { frameworkId, ids } = await arrangeCsf(world);
  const { security, admin } = world.actors;
  const requirementIds = [ids.get('PR.AA-01') ?? ''];
  const controlId = await addControl(security, { ...plainControl, tier: 3, requirementIds });
  const { itemId } = await addLinkEvidence(security, [controlId]);
  await reviewAs(admin, itemId, 'accepted');
  const name = 'Whole company';
  const profileId = await addProfile(security, { name, frameworkId });
  return { profileId, name, frameworkId, ids, controlId, itemId };
}

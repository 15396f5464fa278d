import { beforeAll, describe, expect, test } from 'vitest';
import { archiveControls, changeControls } from '#lib/control/bulk-commands.ts';
import { addControl, changeControl } from '#lib/control/commands.ts';
import { getControl } from '#lib/control/detail-queries.ts';
import { Conflict } from '#lib/errors.ts';
import { plainControl } from '#lib/testing/control.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addLinkEvidence, reviewAs, saidOfRevision } from '#lib/testing/evidence.ts';
import { createWorld, type World } from '#lib/testing/world.ts';
import { archiveEvidence, linkEvidence, reviseEvidence } from './commands.ts';
import { getEvidence } from './item-queries.ts';

useTestDatabase();

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

const control = (identifier: string) => addControl(world.actors.owner, { ...plainControl, identifier });

/** What became of two who did it at once: how many did, and that the others were told of a conflict. */
async function oneOf(both: Promise<unknown>[]): Promise<number> {
  const settled = await Promise.allSettled(both);
  for (const one of settled) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(Conflict);
  return settled.filter(({ status }) => status === 'fulfilled').length;
}

describe('two people at once (W01)', () => {
  test('of two who bring the next revision beside the same one, one is told, and the chain holds', async () => {
    const { owner, security } = world.actors;
    const controlId = await control('TW-01');
    const { itemId, revisionId } = await addLinkEvidence(owner, [controlId]);
    const next = (url: string) => ({
      itemId,
      seen: revisionId,
      ...saidOfRevision,
      content: { kind: 'link' as const, url },
    });
    const made = await oneOf([
      reviseEvidence(owner, next('https://tickets.example/2')),
      reviseEvidence(security, next('https://tickets.example/3')),
    ]);
    expect(made).toBe(1);
    const { revisions } = await getEvidence(owner, { itemId });
    expect(revisions.map(({ number, problem }) => [number, problem])).toEqual([
      [2, null],
      [1, null],
    ]);
  });

  test('who edits a control that many were changed with meanwhile is told what, and loses nothing', async () => {
    const { owner, security } = world.actors;
    const controlId = await control('TW-02');
    const { revision } = await getControl(owner, { controlId });
    await changeControls(security, {
      controlIds: [controlId],
      addTags: ['quarterly'],
      removeTags: [],
      justification: '',
    });
    const edit = changeControl(owner, {
      controlId,
      revision,
      ...plainControl,
      identifier: 'TW-02',
      title: 'Mine',
    });
    await expect(edit).rejects.toThrow(
      /Somebody changed this control while you did\..*quarterly.*What you typed is kept\./s,
    );
    expect(await getControl(owner, { controlId })).toMatchObject({
      title: plainControl.title,
      tags: ['quarterly'],
    });
  });

  test('a change of many after an edit keeps what was edited', async () => {
    const { owner, security } = world.actors;
    const controlId = await control('TW-03');
    const { revision } = await getControl(owner, { controlId });
    await Promise.all([
      changeControl(owner, { controlId, revision, ...plainControl, identifier: 'TW-03', title: 'Mine' }),
      changeControls(security, {
        controlIds: [controlId],
        ownerId: security.memberId,
        addTags: [],
        removeTags: [],
        justification: '',
      }),
    ]).catch((error: unknown) => expect(error).toBeInstanceOf(Conflict));
    const now = await getControl(owner, { controlId });
    expect(now.ownerId).toBe(security.memberId);
    expect(['Mine', plainControl.title]).toContain(now.title);
  });
});

describe('what others depend on', () => {
  test('a control with evidence is archived with it, comes back with it, and takes no new evidence meanwhile', async () => {
    const { owner, security } = world.actors;
    const [controlId, other] = [await control('DP-01'), await control('DP-02')];
    const { itemId } = await addLinkEvidence(security, [controlId, other]);
    await reviewAs(owner, itemId, 'accepted');
    expect((await getControl(owner, { controlId })).standing?.health).toBe('verified');
    await archiveControls(owner, { controlIds: [controlId] });
    expect((await getControl(owner, { controlId })).standing).toBeNull();
    expect((await getControl(owner, { controlId: other })).standing?.health).toBe('verified');
    await expect(linkEvidence(owner, { itemId, controlIds: [controlId] })).rejects.toThrow(/archived/);
    await expect(archiveEvidence(owner, { itemId })).rejects.toThrow(/proves DP-02\. Unlink it first/);
    await archiveEvidence(owner, { itemId, anyway: true });
    expect((await getControl(owner, { controlId: other })).standing?.health).toBe('unproven');
  });
});

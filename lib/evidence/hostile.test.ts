import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '#lib/auth/actor.ts';
import { addEvidenceRequirement } from '#lib/evidence-requirement/commands.ts';
import { listEvidenceRequirements } from '#lib/evidence-requirement/queries.ts';
import { saveFilter } from '#lib/saved-filter/commands.ts';
import { getSavedFilters } from '#lib/saved-filter/queries.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addPlainControl, reviewAs, saidOfRevision } from '#lib/testing/evidence.ts';
import { asKept, hostileTexts, unlessRefused } from '#lib/testing/hostile.ts';
import { createWorld, type World } from '#lib/testing/world.ts';
import { addEvidence, changeEvidence } from './commands.ts';
import { getEvidence } from './item-queries.ts';

useTestDatabase();

let world: World;
let controlId: string;

beforeAll(async () => {
  world = await createWorld();
  controlId = await addPlainControl(world, 'AC-01');
});

test('every field of evidence keeps a hostile text as it was typed, or says no in a sentence (F21)', async (context) => {
  const { security, approver } = world.actors;
  let kept = 0;
  for (const text of hostileTexts(context)) {
    const described = {
      ...saidOfRevision,
      controlIds: [controlId],
      source: text,
      procedure: text,
      note: text,
    };
    const record = { kind: 'record' as const, record: [{ name: text, value: text }] };
    const input = { title: text, evidenceRequirementId: null, ...described, content: record };
    const added = await unlessRefused(() => addEvidence(security, input));
    if (!added) continue;
    kept += 1;
    const item = await getEvidence(approver, { itemId: added.itemId });
    const typed = asKept(text);
    expect(item.title).toBe(typed);
    expect(item.revisions[0]).toMatchObject({
      source: typed,
      procedure: typed,
      note: typed,
      record: [{ name: typed, value: typed }],
      problem: null,
    });
  }
  expect(kept).toBeGreaterThan(100);
}, 300_000);

async function verdictOf(actor: Actor, itemId: string): Promise<string | undefined> {
  return (await getEvidence(actor, { itemId })).revisions[0]?.reviews[0]?.verdict;
}

test('each field alone, the address of a link, a new title and a reason are no different', async (context) => {
  const { security, owner } = world.actors;
  const texts = hostileTexts(context).filter((_, index) => index < 30 || index % 12 === 0);
  const plain = { title: 'Review', evidenceRequirementId: null, controlIds: [controlId], ...saidOfRevision };
  const link = { kind: 'link' as const, url: 'https://tickets.example/1' };
  const { itemId } = await addEvidence(security, { ...plain, content: link });
  for (const text of texts) {
    for (const field of ['source', 'procedure', 'note'])
      await unlessRefused(() => addEvidence(security, { ...plain, [field]: text, content: link }));
    for (const url of [text, `https://tickets.example/${text}`]) {
      const made = await unlessRefused(() =>
        addEvidence(security, { ...plain, content: { kind: 'link', url } }),
      );
      if (!made) continue;
      const item = await getEvidence(security, { itemId: made.itemId });
      expect(item.revisions[0]?.url).toMatch(/^https?:\/\//);
    }
    await unlessRefused(() => changeEvidence(security, { itemId, title: text }));
    const verdict = await verdictOf(security, itemId);
    await unlessRefused(() =>
      reviewAs(owner, itemId, verdict === 'rejected' ? 'accepted' : 'rejected', text),
    );
  }
  expect((await getEvidence(security, { itemId })).revisions).toHaveLength(1);
}, 300_000);

test('what is asked for, and the name and address of a saved filter, too', async (context) => {
  const { security } = world.actors;
  const texts = hostileTexts(context).filter((_, index) => index < 30 || index % 8 === 0);
  const wanted: string[] = [];
  const names: string[] = [];
  for (const text of texts) {
    const input = { controlId, what: text, everyDays: null, responsibleId: null, startsOn: '2026-01-01' };
    if (await unlessRefused(() => addEvidenceRequirement(security, input))) wanted.push(asKept(text));
    if (names.length < 50) {
      const filter = { list: 'evidence' as const, name: text, parameters: `q=${text}&after=${text}` };
      if (await unlessRefused(() => saveFilter(security, filter))) names.push(asKept(text));
    }
  }
  const { rows } = await listEvidenceRequirements(security, { controlId });
  expect(rows.map(({ what }) => what).toSorted()).toEqual(wanted.toSorted());
  const filters = await getSavedFilters(security, { list: 'evidence' });
  expect(filters.map(({ name }) => name).toSorted()).toEqual([...new Set(names)].toSorted());
  for (const { parameters } of filters) expect(new URLSearchParams(parameters).has('after')).toBe(false);
}, 300_000);

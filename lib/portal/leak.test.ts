import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backClaim, overrideClaim, unbackClaim } from '#lib/claim/backing-commands.ts';
import { addClaim, addClaims, archiveClaim } from '#lib/claim/commands.ts';
import { addControl } from '#lib/control/commands.ts';
import { command } from '#lib/operation.ts';
import { updatePublicationSetting } from '#lib/setting/commands.ts';
import { addSubprocessor, archiveSubprocessor } from '#lib/subprocessor/commands.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { worldDay } from '#lib/testing/day.ts';
import { tell } from '#lib/testing/health-story.ts';
import { addListedDocument, addPortal } from '#lib/testing/portal.ts';
import { addVisitor, arrange, createWorld, type World } from '#lib/testing/world.ts';
import { publishPortal } from './commands.ts';
import { findPublishedPortal, getPortal } from './queries.ts';
import { portalInput } from './schema.ts';
import { withdrawDocumentFromPortals } from './steps.ts';

useTestDatabase();

/** The stored text of what is public: whatever a page, feed or interface could ever print. */
async function published(world: World): Promise<string> {
  const { id, draftSha256 } = await getPortal(world.actors.security, {});
  await publishPortal(world.actors.security, { portalId: id, sha256: draftSha256 });
  const rows = await arrange(world, (tenant) => tenant.projection.findMany({ select: { content: true } }));
  return rows.map(({ content }) => content).join('\n');
}

const tiers = ['public', 'confidential', 'restricted', 'hidden'] as const;
const states = ['none', 'ready', 'published', 'withdrawn', 'archived'] as const;
const anyDocument = fc.record({ tier: fc.constantFrom(...tiers), state: fc.constantFrom(...states) });

describe('what a projection may hold', () => {
  test('a document is in it exactly when it is listed, published, not withdrawn and not archived (T11)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyDocument, { minLength: 1, maxLength: 8 }), async (documents) => {
        const world = await createWorld();
        await addPortal(world);
        const ids: string[] = [];
        for (const [index, document] of documents.entries())
          ids.push(await addListedDocument(world, { title: `Title-${index}-end`, ...document }));
        const content = await published(world);
        documents.forEach(({ tier, state }, index) => {
          const expected = tier !== 'hidden' && state === 'published';
          expect(content.includes(`Title-${index}-end`)).toBe(expected);
          expect(content.includes(ids[index] ?? '?')).toBe(expected);
        });
      }),
      { numRuns: 25 },
    );
  });

  test('archived claims and subprocessors are in none that is published after it', async () => {
    const world = await createWorld();
    const { security } = world.actors;
    await addPortal(world);
    const [claim = ''] = await addClaims(security, { section: 'Secret area', texts: ['Archived claim.'] });
    const id = await addSubprocessor(security, {
      name: 'Former helper',
      purpose: 'x',
      dataProcessed: '',
      location: 'y',
      url: '',
    });
    await archiveClaim(security, { id: claim });
    await archiveSubprocessor(security, { id });
    const content = await published(world);
    for (const word of ['Secret area', 'Archived claim', 'Former helper'])
      expect(content).not.toContain(word);
  });

  test('claims that are not public, controls, their evidence, and why a lapse was overridden are in none', async () => {
    const world = await createWorld();
    const { security, admin } = world.actors;
    await addPortal(world);
    const controlId = await addControl(security, {
      identifier: 'CTL-SECRET',
      title: 'Internal control title',
      description: 'Internal description',
      implementation: 'implemented',
      justification: '',
      responsibility: 'us',
      tags: ['internal-tag'],
    });
    const claim = { section: 'Shown', text: 'Public claim.', controlIds: [controlId] };
    const id = await addClaim(security, claim);
    await addClaim(security, {
      ...claim,
      section: 'Customers area',
      text: 'For customers.',
      audience: 'customers',
    });
    await addClaim(security, { ...claim, section: 'Internal area', text: 'For us.', audience: 'internal' });
    const lapsed = `implemented; A collected 2026-05-01 valid until 2026-05-02; A accepted`;
    await unbackClaim(security, { id, controlId });
    await backClaim(security, { id, controlIds: [await tell(world, lapsed)] });
    await overrideClaim(security, {
      id,
      reason: 'Embarrassing reason',
      untilOn: worldDay(),
    });
    await backClaim(security, {
      id: await addClaim(security, { section: 'Shown', text: 'Second.' }),
      controlIds: [controlId],
    });
    const content = await published(world);
    expect(content).toContain('"standing":"due"');
    const never = [
      'For customers',
      'Customers area',
      'For us',
      'Internal area',
      'Embarrassing',
      'overrid',
      'reason',
    ];
    const unlessChosen = ['CTL-SECRET', 'Internal control title'];
    for (const word of [
      ...never,
      ...unlessChosen,
      'Internal description',
      'internal-tag',
      controlId,
      'stale',
    ])
      expect(content).not.toContain(word);
    await updatePublicationSetting(admin, { controls: true });
    const chosen = await published(world);
    for (const word of unlessChosen) expect(chosen).toContain(word);
    for (const word of [...never, 'Internal description', 'internal-tag', controlId])
      expect(chosen).not.toContain(word);
  });

  test('no member, visitor or customer is in it, nor anything of the other organization (P02, T21)', async () => {
    const other = await createWorld('Rival Holdings');
    await addPortal(other);
    await addClaims(other.actors.security, { section: 'Theirs', texts: ['Their claim.'] });
    const theirs = await published(other);
    const world = await createWorld();
    const portalId = await addPortal(world);
    await addVisitor(world, { email: 'vera@buyer.example', name: 'Vera Visitor', company: 'Buyer Ltd' });
    await addClaims(world.actors.security, { section: 'Ours', texts: ['Our claim.'] });
    const content = await published(world);
    const people = Object.values(world.actors).flatMap((actor) => ('email' in actor ? [actor.email] : []));
    for (const word of [...people, 'vera@buyer.example', 'Buyer Ltd', 'Rival', 'Their claim'])
      expect(content).not.toContain(word);
    expect(theirs).not.toContain('Our claim');
    // The cache of parsed projections is asked with the organization: an id of ours says nothing there.
    expect(await findPublishedPortal(other.actors.anonymous, { portalId })).toBeNull();
  });

  test('a withdrawn document is off the public page at once, and nothing else is published with it', async () => {
    const world = await createWorld();
    const { security, anonymous } = world.actors;
    const portalId = await addPortal(world);
    const documentId = await addListedDocument(world, { title: 'Wrong report', tier: 'public' });
    await addListedDocument(world, { title: 'Right report', tier: 'public' });
    await published(world);
    await addClaims(security, { section: 'Draft', texts: ['Not yet public.'] });
    // Stands for the command of another noun that withdraws: it adds these events to its own.
    const withdraw = command('document:archive', portalInput, async (context, input) => ({
      result: undefined,
      events: [
        { subject: `portal:${input.portalId}` },
        ...(await withdrawDocumentFromPortals(context, documentId)),
      ],
    }));
    await withdraw(security, { portalId });
    const seen = await findPublishedPortal(anonymous, { portalId });
    expect(seen?.projection.documents.map(({ title }) => title)).toEqual(['Right report']);
    expect(seen?.projection.areas).toEqual([]);
    expect(seen?.number).toBe(2);
  });
});

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { findOrganizationBySlug } from '#lib/db/lookup.ts';
import { candor, candorJson, runProgram, useOwnDatabase } from '#lib/testing/command-line.ts';
import { auditTrail, createWorld } from '#lib/testing/world.ts';
import { nouns } from './nouns.ts';

useOwnDatabase();

const named = ['--name', 'Contoso Ltd', '--contact-email', 'security@contoso.example'];

test('the operator makes an organization with its portal, and the log names the operator', async () => {
  const { status, answer } = await candorJson('organization', 'create', '--slug', 'contoso', ...named);
  expect(status).toBe(0);
  expect(answer).toEqual({ organizationId: expect.any(String), portalId: expect.any(String) });
  const organizationId = await findOrganizationBySlug('contoso');
  const world = { ...(await createWorld()), organizationId: organizationId ?? '' };
  expect(await auditTrail(world)).toContainEqual({
    action: 'organization:create',
    actor: expect.stringMatching(/^operator:./),
    subject: `organization:${organizationId}`,
  });
  const listed = await candorJson('organization', 'list');
  expect(listed.answer).toMatchObject({
    rows: expect.arrayContaining([
      expect.objectContaining({ slug: 'contoso', portals: [{ slug: 'contoso', published: false }] }),
    ]),
  });
}, 120_000);

test('a slug that is taken is refused with a sentence and nothing is made', async () => {
  const first = await candor('organization', 'create', '--slug', 'taken', ...named);
  expect(first.status).toBe(0);
  const second = await candor('organization', 'create', '--slug', 'taken', ...named);
  expect(second).toEqual({
    status: 1,
    stdout: '',
    stderr: expect.stringMatching(/^This already exists.*\n$/),
  });
  const { answer } = await candorJson('organization', 'create', '--slug', 'taken', ...named);
  expect(answer).toEqual({ error: 'conflict', message: expect.stringMatching(/already exists/) });
}, 120_000);

test('a malformed slug, a missing option and an unknown verb are told in one sentence each', async () => {
  const malformed = await candorJson('organization', 'create', '--slug', 'No Slug!', ...named);
  expect(malformed).toEqual({
    status: 1,
    answer: { error: 'invalid', message: expect.stringMatching(/short name/) },
  });
  const missing = await candor('organization', 'create', '--slug', 'x2');
  expect(missing.status).toBe(1);
  expect(missing.stdout).toBe('');
  expect(missing.stderr).toMatch(/--name/);
  const unknown = await candorJson('organization', 'destroy');
  expect(unknown).toEqual({
    status: 1,
    answer: { error: 'usage', message: expect.stringMatching(/destroy/) },
  });
}, 120_000);

test('help explains every noun and verb and needs no database', async () => {
  process.env.DATABASE_URL = 'postgresql://nobody@127.0.0.1:9/none';
  const { status, stdout } = await candor('--help');
  expect(status).toBe(0);
  const listed = [...stdout.matchAll(/^ {2}([a-z]+) .*\S/gm)]
    .map(([, noun]) => noun ?? '')
    .filter((noun) => noun !== 'help');
  expect(listed).toEqual([
    'organization',
    'member',
    'document',
    'claim',
    'control',
    'evidence',
    'request',
    'grant',
    'delivery',
    'audit',
    'framework',
    'profile',
    'person',
    'policy',
    'acknowledgement',
    'training',
    'mail',
  ]);
  const { status: explained, stdout: help, stderr } = await candor('organization', '--help');
  expect([explained, stderr]).toEqual([0, '']);
  expect(help).toMatch(/^ {2}create \[options\] +\S/m);
  for (const name of listed) {
    const noun = new Command(name);
    await (await nouns[name]?.load())?.(noun);
    expect(noun.commands.length, name).toBeGreaterThan(0);
    for (const verb of noun.commands) {
      expect(verb.description(), `${name} ${verb.name()}`).not.toBe('');
      expect(verb.helpInformation(), `${name} ${verb.name()}`).toMatch(/--json/);
    }
  }
}, 240_000);

test('a database that cannot be reached is a sentence that repeats no password', async () => {
  process.env.DATABASE_URL = 'postgresql://candor_app:canary-password@127.0.0.1:9/none';
  const { status, answer } = await candorJson('organization', 'list');
  expect(status).toBe(1);
  expect(answer).toEqual({
    error: 'error',
    message: expect.stringMatching(/nothing listens on 127.0.0.1:9/),
  });
  expect(JSON.stringify(answer)).not.toContain('canary');
}, 120_000);

test('without a database of its own a demo starts the embedded one, says nothing but the result, and ends it', async () => {
  const data = mkdtempSync(join(tmpdir(), 'candor-cli-'));
  chmodSync(data, 0o711);
  const { DATABASE_URL: _, DATABASE_OWNER_URL: __, CANDOR_MASTER_KEY: ___, ...rest } = process.env;
  const environment = { ...rest, CANDOR_DATA_DIR: data };
  const words = ['run', '-s', 'candor', '--', 'organization'];
  try {
    const made = await runProgram(
      'npm',
      [...words, 'create', '--slug', 'own', ...named, '--json'],
      environment,
    );
    expect(made.stderr).toBe('');
    expect(JSON.parse(made.stdout)).toHaveProperty('organizationId');
    // The second run starts the same database again: the first has left it in order.
    const listed = await runProgram('npm', [...words, 'list', '--json'], environment);
    expect(JSON.parse(listed.stdout)).toMatchObject({ rows: [{ slug: 'own' }] });
    expect(listed.status).toBe(0);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}, 120_000);

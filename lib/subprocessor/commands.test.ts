import { describe, expect, test } from 'vitest';
import { Conflict, Forbidden, NotFound } from '#lib/errors.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { auditTrail, createWorld } from '#lib/testing/world.ts';
import {
  addSubprocessor,
  archiveSubprocessor,
  changeSubprocessor,
  moveSubprocessor,
  restoreSubprocessor,
} from './commands.ts';
import { listSubprocessors } from './queries.ts';

useTestDatabase();

const cloud = {
  name: 'Nimbus Cloud',
  purpose: 'Hosting',
  dataProcessed: 'All customer data',
  location: 'Ireland',
  url: 'https://nimbus.example',
};

describe('subprocessors', () => {
  test('an approver, an employee and a visitor cannot add one', async () => {
    const { actors } = await createWorld();
    for (const actor of [actors.approver, actors.employee, actors.visitor, actors.anonymous])
      await expect(addSubprocessor(actor, cloud)).rejects.toThrow(Forbidden);
  });

  test('the other organization can neither see nor touch one', async () => {
    const id = await addSubprocessor((await createWorld()).actors.security, cloud);
    const other = (await createWorld()).actors.owner;
    expect((await listSubprocessors(other, {})).rows).toEqual([]);
    await expect(changeSubprocessor(other, { id, ...cloud })).rejects.toThrow(NotFound);
    await expect(moveSubprocessor(other, { id, move: 'up' })).rejects.toThrow(NotFound);
    await expect(archiveSubprocessor(other, { id })).rejects.toThrow(NotFound);
    await expect(restoreSubprocessor(other, { id })).rejects.toThrow(NotFound);
  });

  test('a security member adds, changes, orders, archives and restores them, all of it logged', async () => {
    const world = await createWorld();
    const { security } = world.actors;
    const first = await addSubprocessor(security, cloud);
    const second = await addSubprocessor(security, { ...cloud, name: 'Postmaster' });
    await changeSubprocessor(security, { id: first, ...cloud, location: 'Germany' });
    await moveSubprocessor(security, { id: second, move: 'first' });
    const { rows } = await listSubprocessors(security, {});
    expect(rows.map(({ name, location }) => `${name}, ${location}`)).toEqual([
      'Postmaster, Ireland',
      'Nimbus Cloud, Germany',
    ]);
    await archiveSubprocessor(security, { id: first });
    await expect(archiveSubprocessor(security, { id: first })).rejects.toThrow(Conflict);
    const archived = await listSubprocessors(security, { filters: { archived: 'yes' } });
    expect(archived.rows.map(({ id }) => id)).toEqual([first]);
    await restoreSubprocessor(security, { id: first });
    expect((await listSubprocessors(security, {})).rows.at(-1)?.name).toBe('Nimbus Cloud');
    expect((await auditTrail(world)).map(({ action }) => action)).toEqual([
      'subprocessor:add',
      'subprocessor:add',
      'subprocessor:change',
      'subprocessor:change',
      'subprocessor:archive',
      'subprocessor:archive',
    ]);
  });

  test('a website that is not http or https is refused (F16)', async () => {
    const { security } = (await createWorld()).actors;
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      '//evil.example',
      'https://a:b@c.example',
    ])
      await expect(addSubprocessor(security, { ...cloud, url })).rejects.toThrow('address like https://');
  });
});

import { vi } from 'vitest';
import { remindDuties } from '#lib/duty/reminders.ts';
import { openText } from '#lib/mail/sealing.ts';
import { arrange, type World } from './world.ts';

/** Makes it this day, in a test that puts the real time back. World's organizations are in Berlin; work begins at nine. */
export function on(day: string, time = '11:00') {
  vi.useFakeTimers({ now: new Date(`${day}T${time}:00Z`), toFake: ['Date'] });
}

/** Who got a mail of work on this day when everybody was told, in order, and what its lines are. */
export async function toldOn(world: World, day: string, time?: string): Promise<string[][]> {
  on(day, time);
  await remindDuties(world.organizationId);
  const mails = await arrange(world, (tenant) =>
    tenant.mail.findMany({
      where: { template: 'work-reminder', dedupeKey: { endsWith: `:${day}` } },
      orderBy: { recipient: 'asc' },
    }),
  );
  return mails.map(({ id, text, recipient }) => {
    const lines = openText(world.organizationId, id, text).split('\n');
    return [recipient, ...lines.filter((line) => line.startsWith('- '))];
  });
}

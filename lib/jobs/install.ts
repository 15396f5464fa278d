import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { type QueueName, queues } from './queues.ts';

/** Creates or updates the queue's schema and queues as the owner role, then gives the app role its rights. Repeatable. */
export async function installQueues(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: 'jobs',
    supervise: false,
    schedule: false,
    max: 1,
  });
  boss.on('error', () => {});
  await boss.start();
  try {
    for (const [name, policy] of Object.entries(queues)) {
      const deadLetter = name === 'dead-letter' ? {} : { deadLetter: 'dead-letter' satisfies QueueName };
      const { policy: kind, ...retry } = policy;
      const options = { ...retry, ...deadLetter, notify: true };
      if (await boss.getQueue(name)) await boss.updateQueue(name, options);
      else await boss.createQueue(name, { ...options, policy: kind });
    }
    await boss.schedule('housekeeping', '* * * * *');
  } finally {
    await boss.stop({ graceful: false, close: true });
  }
  await grantToApp(ownerUrl);
}

async function grantToApp(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`
      GRANT USAGE ON SCHEMA jobs TO candor_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA jobs TO candor_app;
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA jobs TO candor_app;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA jobs TO candor_app;`);
  } finally {
    await client.end();
  }
}

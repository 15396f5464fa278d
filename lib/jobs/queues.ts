/**
 * Every queue, with how it retries. A job that fails for good moves to `dead-letter`, where the operator sees it.
 * `expireInSeconds` is how long one run may take before another worker may try; with `heartbeatSeconds` a worker that died
 * is missed sooner. Policy `short`: one waiting job a key.
 */
export const queues = {
  'dead-letter': { policy: 'standard', retryLimit: 0 },
  'mail-send': {
    policy: 'standard',
    retryLimit: 20,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 3600,
    expireInSeconds: 120,
    heartbeatSeconds: 20,
  },
  'document-prepare': {
    policy: 'standard',
    retryLimit: 2,
    retryDelay: 5,
    retryBackoff: true,
    expireInSeconds: 900,
    heartbeatSeconds: 30,
  },
  'document-announce': {
    policy: 'standard',
    retryLimit: 10,
    retryDelay: 5,
    retryBackoff: true,
    expireInSeconds: 300,
  },
  'nda-file': { policy: 'standard', retryLimit: 10, retryDelay: 5, retryBackoff: true, expireInSeconds: 120 },
  'receipts-send': {
    policy: 'standard',
    retryLimit: 10,
    retryDelay: 5,
    retryBackoff: true,
    expireInSeconds: 120,
  },
  'approver-digest': {
    policy: 'short',
    retryLimit: 5,
    retryDelay: 10,
    retryBackoff: true,
    expireInSeconds: 120,
  },
  'duty-reconcile': {
    policy: 'short',
    retryLimit: 10,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 600,
    expireInSeconds: 300,
    heartbeatSeconds: 30,
  },
  'course-measure': {
    policy: 'short',
    retryLimit: 5,
    retryDelay: 10,
    retryBackoff: true,
    expireInSeconds: 120,
  },
  'duty-nudge': { policy: 'short', retryLimit: 5, retryDelay: 5, retryBackoff: true, expireInSeconds: 300 },
  housekeeping: { policy: 'short', retryLimit: 0, expireInSeconds: 300 },
} as const;

/** The name of a queue. */
export type QueueName = keyof typeof queues;

import { readReadiness } from '#lib/readiness.ts';

export const dynamic = 'force-dynamic';

/** Whether this process may be sent requests: 200, or 503 with the parts that are not ready. Names no host, no version. */
export async function GET(): Promise<Response> {
  const parts = await readReadiness();
  const ready = Object.values(parts).every(Boolean);
  return Response.json({ status: ready ? 'ready' : 'not ready', parts }, { status: ready ? 200 : 503 });
}

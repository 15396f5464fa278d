export const dynamic = 'force-dynamic';

/** The process answers. Says nothing of its parts, so that a balancer does not kill every replica with the database. */
export function GET(): Response {
  return Response.json({ status: 'ok' });
}

/** The same without a body. */
export function HEAD(): Response {
  return new Response(null);
}

import type { MemberActor } from '#lib/auth/actor.ts';
import { memberActor } from './actor';
import { handler } from './edge';

/** What a list's export route gets. */
export type ExportContext = { params: Promise<{ organization: string }> };

/** Answers a list's export: `make` writes the CSV for this member, narrowed as the list's URL says. */
export function exportList(
  request: Request,
  { params }: ExportContext,
  make: (actor: MemberActor, query: Record<string, string>) => Promise<Response>,
): Promise<Response> {
  return handler(async () => {
    const actor = await memberActor((await params).organization);
    return make(actor, Object.fromEntries(new URL(request.url).searchParams));
  });
}

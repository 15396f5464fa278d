import { getOwnSignedFile } from '#lib/nda-signature/queries.ts';
import { visitorActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';
import { storedFileHead, storedFileResponse } from '@/app/_request/stored-file';

type Context = { params: Promise<{ portal: string; id: string }> };

async function own({ params }: Context) {
  const { portal, id } = await params;
  const { actor } = await visitorActor(portal);
  return getOwnSignedFile(actor, { signatureId: id });
}

/** The visitor's own signed agreement as PDF; everybody else's is 404. */
export const GET = (_: Request, context: Context) =>
  handler(async () => storedFileResponse(await own(context)));
/** Its head only. */
export const HEAD = (_: Request, context: Context) => handler(async () => storedFileHead(await own(context)));

import { getSignedFile } from '#lib/nda-signature/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';
import { storedFileHead, storedFileResponse } from '@/app/_request/stored-file';

type Context = { params: Promise<{ organization: string; id: string }> };

async function signed({ params }: Context) {
  const { organization, id } = await params;
  return getSignedFile(await memberActor(organization), { signatureId: id });
}

/** The signed agreement as PDF. */
export const GET = (_: Request, context: Context) =>
  handler(async () => storedFileResponse(await signed(context)));
/** Its head only. */
export const HEAD = (_: Request, context: Context) =>
  handler(async () => storedFileHead(await signed(context)));

import { getWaiverProof } from '#lib/nda-waiver/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';
import { storedFileHead, storedFileResponse } from '@/app/_request/stored-file';

type Context = { params: Promise<{ organization: string; id: string; waiver: string }> };

async function proof({ params }: Context) {
  const { organization, waiver } = await params;
  return getWaiverProof(await memberActor(organization), { waiverId: waiver });
}

/** The agreement that was signed elsewhere, as PDF. */
export const GET = (_: Request, context: Context) =>
  handler(async () => storedFileResponse(await proof(context)));
/** Its head only. */
export const HEAD = (_: Request, context: Context) =>
  handler(async () => storedFileHead(await proof(context)));

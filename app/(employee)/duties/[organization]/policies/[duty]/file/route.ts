import { getDutyFile } from '#lib/acknowledgement/read-queries.ts';
import { handler } from '@/app/_request/edge';
import { personActor } from '@/app/_request/person';
import { storedFileResponse } from '@/app/_request/stored-file';

type Context = { params: Promise<{ organization: string; duty: string }> };

/** The PDF that a policy is, for whoever owes it. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, duty } = await params;
    return storedFileResponse(await getDutyFile(await personActor(organization), { dutyId: duty }));
  });
}

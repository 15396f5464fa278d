import { getProfileSheet } from '#lib/profile/sheet-queries.ts';
import { writeSheet } from '#lib/sheet/write.ts';
import { memberActor } from '@/app/_request/actor';
import { downloadResponse, workbookType } from '@/app/_request/download';
import { handler } from '@/app/_request/edge';
import { dayIn } from '../_components/profile-query';

type Context = { params: Promise<{ organization: string; id: string }> };

/** A profile as XLSX in the shape of NIST's template, now or as of a day (`?on=`). */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, id } = await params;
    const asOf = dayIn(Object.fromEntries(new URL(request.url).searchParams));
    const { name, sheet } = await getProfileSheet(await memberActor(organization), { profileId: id, asOf });
    const bytes = new Uint8Array(await writeSheet([sheet]));
    return downloadResponse(bytes, { name, extension: '.xlsx', contentType: workbookType });
  });
}

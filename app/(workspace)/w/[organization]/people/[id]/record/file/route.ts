import { bodyOf } from '#lib/body.ts';
import { exportPersonRecord } from '#lib/duty/record-commands.ts';
import { recordFileName, recordPdf } from '#lib/duty/record-pdf.ts';
import { localeOf } from '#lib/messages/locale.ts';
import { memberActor } from '@/app/_request/actor';
import { downloadResponse } from '@/app/_request/download';
import { handler } from '@/app/_request/edge';

type Context = { params: Promise<{ organization: string; id: string }> };

/** A person's whole record as a PDF, as far as this member may read it, in the language asked for (`?language=`). */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, id } = await params;
    const locale = localeOf(new URL(request.url).searchParams.get('language')) ?? 'en';
    const record = await exportPersonRecord(await memberActor(organization), { personId: id });
    return downloadResponse(bodyOf(recordPdf(record, new Date(), locale)), {
      name: recordFileName(record, locale),
      extension: '.pdf',
      contentType: 'application/pdf',
    });
  });
}

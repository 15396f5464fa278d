import { bodyOf } from '#lib/body.ts';
import { exportPersonRecord } from '#lib/duty/record-commands.ts';
import { recordFileName, recordPdf } from '#lib/duty/record-pdf.ts';
import { memberActor } from '@/app/_request/actor';
import { downloadResponse } from '@/app/_request/download';
import { handler } from '@/app/_request/edge';

type Context = { params: Promise<{ organization: string; id: string }> };

/** A person's whole record as a PDF, as far as this member may read it. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, id } = await params;
    const record = await exportPersonRecord(await memberActor(organization), { personId: id });
    return downloadResponse(bodyOf(recordPdf(record, new Date())), {
      name: recordFileName(record),
      extension: '.pdf',
      contentType: 'application/pdf',
    });
  });
}

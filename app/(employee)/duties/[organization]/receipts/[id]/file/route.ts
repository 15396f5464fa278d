import { receiptFileName, receiptPdf } from '#lib/acknowledgement/pdf.ts';
import { getOwnReceipt } from '#lib/acknowledgement/receipt-queries.ts';
import { bodyOf } from '#lib/body.ts';
import { readerLocale } from '#lib/messages/reader.ts';
import { downloadResponse } from '@/app/_request/download';
import { handler } from '@/app/_request/edge';
import { personActor } from '@/app/_request/person';

type Context = { params: Promise<{ organization: string; id: string }> };

/** The receipt as a PDF, in the language of who reads. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, id } = await params;
    const receipt = await getOwnReceipt(await personActor(organization), { receiptId: id });
    const locale = readerLocale();
    const name = receiptFileName(receipt, locale);
    const body = bodyOf(receiptPdf(receipt, locale));
    return downloadResponse(body, { name, extension: '.pdf', contentType: 'application/pdf' });
  });
}

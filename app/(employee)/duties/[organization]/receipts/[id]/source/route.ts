import { getReceiptSource } from '#lib/acknowledgement/receipt-queries.ts';
import { downloadResponse } from '@/app/_request/download';
import { handler } from '@/app/_request/edge';
import { personActor } from '@/app/_request/person';

type Context = { params: Promise<{ organization: string; id: string }> };

/** The characters whose SHA-256 the receipt names, to be computed again by anybody. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, id } = await params;
    const { name, text } = await getReceiptSource(await personActor(organization), { receiptId: id });
    return downloadResponse(text, {
      name,
      extension: '.json',
      contentType: 'application/json; charset=utf-8',
    });
  });
}

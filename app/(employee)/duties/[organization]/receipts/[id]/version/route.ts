import { getReceiptFile } from '#lib/acknowledgement/receipt-queries.ts';
import { handler } from '@/app/_request/edge';
import { personActor } from '@/app/_request/person';
import { storedFileResponse } from '@/app/_request/stored-file';

type Context = { params: Promise<{ organization: string; id: string }> };

/** The PDF that the acknowledged version is. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, id } = await params;
    return storedFileResponse(await getReceiptFile(await personActor(organization), { receiptId: id }));
  });
}

import { receiptsPdf } from '#lib/acknowledgement/pdf.ts';
import { getPersonReceipts } from '#lib/acknowledgement/receipt-queries.ts';
import { bodyOf } from '#lib/body.ts';
import { translator } from '#lib/messages/translator.ts';
import { memberActor } from '@/app/_request/actor';
import { downloadResponse } from '@/app/_request/download';
import { handler } from '@/app/_request/edge';

type Context = { params: Promise<{ organization: string; person: string }> };

/** All receipts of a person as one PDF, in their language, to be handed to whoever leaves. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization: slug, person: personId } = await params;
    const actor = await memberActor(slug);
    const person = await getPersonReceipts(actor, { personId });
    const { locale } = person;
    const name = translator('receipt', locale)('allTitle', {
      name: person.name,
      organization: person.organization,
    });
    const body = bodyOf(receiptsPdf(person, locale));
    return downloadResponse(body, { name, extension: '.pdf', contentType: 'application/pdf' });
  });
}

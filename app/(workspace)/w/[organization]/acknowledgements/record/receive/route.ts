import { revalidatePath } from 'next/cache';
import { listRecordable } from '#lib/acknowledgement/receipt-queries.ts';
import { recordAcknowledgements } from '#lib/acknowledgement/record-commands.ts';
import { parseRecord } from '#lib/acknowledgement/record-form.ts';
import { campaignPaths } from '#lib/duty/campaign-paths.ts';
import { Invalid } from '#lib/errors.ts';
import { formatPlural } from '#lib/format.ts';
import { textIn } from '@/app/_request/form';
import { takeProof } from '@/app/_request/proof-form';

type Context = { params: Promise<{ organization: string }> };

/** Records what people signed on paper or elsewhere. Answers what a form's action answers. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { organization } = await params;
  return takeProof(request, {
    permission: 'acknowledgement:record',
    organization,
    may: (actor) => listRecordable(actor, {}),
    run: async (actor, form, proof) => {
      if (!proof) throw new Invalid([{ path: 'file', message: 'Please attach the proof.' }]);
      const given = {
        versionId: textIn(form, 'versionId'),
        emails: textIn(form, 'emails'),
        method: textIn(form, 'method'),
        acknowledgedOn: textIn(form, 'acknowledgedOn'),
        note: textIn(form, 'note'),
      };
      const { recorded, already } = await recordAcknowledgements(actor, parseRecord(given), proof);
      revalidatePath(campaignPaths.list(organization));
      const before = already > 0 ? `; ${already} had acknowledged before` : '';
      return `Recorded for ${formatPlural(recorded, 'person', 'people')}${before}.`;
    },
  });
}

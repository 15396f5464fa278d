import { revalidatePath } from 'next/cache';
import { recordCheck } from '#lib/check/commands.ts';
import { getCheck } from '#lib/check/detail-queries.ts';
import { checkOutcomes } from '#lib/check/schema.ts';
import { Invalid } from '#lib/errors.ts';
import { getPersonIdByEmail } from '#lib/person/address-queries.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { textIn } from '@/app/_request/form';
import { takeProof } from '@/app/_request/proof-form';

type Context = { params: Promise<{ organization: string; id: string }> };

/** Records how a check of somebody came out. Answers what a form's action answers. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { organization, id: checkId } = await params;
  return takeProof(request, {
    permission: 'check:record',
    organization,
    may: (actor) => getCheck(actor, { checkId }),
    run: async (actor, form, proof) => {
      const outcome = checkOutcomes.find((one) => one === textIn(form, 'outcome'));
      if (!outcome) throw new Invalid([{ path: 'outcome', message: 'Please say how it came out.' }]);
      const email = textIn(form, 'email');
      const personId = textIn(form, 'personId') || (await getPersonIdByEmail(actor, { email }));
      await recordCheck(actor, { checkId, personId, outcome, reason: textIn(form, 'reason') }, proof);
      revalidatePath(trainingPaths.checks(organization), 'layout');
      return 'Recorded.';
    },
  });
}

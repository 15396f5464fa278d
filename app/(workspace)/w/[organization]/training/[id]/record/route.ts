import { revalidatePath } from 'next/cache';
import { Invalid } from '#lib/errors.ts';
import { getPersonIdByEmail } from '#lib/person/address-queries.ts';
import { recordCompletion } from '#lib/training/completion-commands.ts';
import { getCourse } from '#lib/training/detail-queries.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { textIn } from '@/app/_request/form';
import { takeProof } from '@/app/_request/proof-form';

type Context = { params: Promise<{ organization: string; id: string }> };

/** Records that somebody did the course elsewhere. Answers what a form's action answers. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { organization, id: courseId } = await params;
  return takeProof(request, {
    permission: 'training:record',
    organization,
    may: (actor) => getCourse(actor, { courseId }),
    run: async (actor, form, proof) => {
      if (!proof) throw new Invalid([{ path: 'file', message: 'Please choose the proof.' }]);
      const personId =
        textIn(form, 'personId') || (await getPersonIdByEmail(actor, { email: textIn(form, 'email') }));
      const said = { completedOn: textIn(form, 'completedOn'), note: textIn(form, 'note') };
      await recordCompletion(actor, { courseId, personId, ...said }, proof);
      revalidatePath(trainingPaths.list(organization), 'layout');
      return 'Recorded.';
    },
  });
}

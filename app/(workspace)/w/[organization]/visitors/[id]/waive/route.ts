import { CandorError, Invalid } from '#lib/errors.ts';
import { maxProofBytes, waiveNda, waiveWithProof } from '#lib/nda-waiver/commands.ts';
import { requireWaivable } from '#lib/nda-waiver/queries.ts';
import { waiveNdaFields } from '#lib/nda-waiver/schema.ts';
import { memberActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';
import { formWithFile } from '@/app/_request/upload-form';
import { done, failed } from '@/components/form/action-state';

type Context = { params: Promise<{ organization: string; id: string }> };

// The fields beside the file are small.
const mostBytes = maxProofBytes + 64 * 1024;
const tooLarge = 'The file is larger than 20 MB. Please reduce it.';

function fieldsOf(form: FormData, visitorId: string) {
  const given = Object.fromEntries(['kind', 'reason', 'endsOn'].map((name) => [name, form.get(name) ?? '']));
  const parsed = waiveNdaFields.safeParse({ ...given, visitorId });
  if (parsed.success) return { ...parsed.data, endsOn: parsed.data.endsOn ?? '' };
  throw new Invalid(
    parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  );
}

/** Waives the NDA for a visitor; the field `proof` may hold what was signed elsewhere. Answers what a form's action answers. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, id } = await params;
    const actor = await memberActor(organization);
    try {
      await requireWaivable(actor, { visitorId: id });
      const form = await formWithFile(request, mostBytes, tooLarge);
      const fields = fieldsOf(form, id);
      const proof = form.get('proof');
      if (fields.kind === 'elsewhere' && proof instanceof File && proof.size > 0)
        await waiveWithProof(actor, fields, { fileName: proof.name, source: proof.stream() });
      else await waiveNda(actor, fields);
      return Response.json(done('The NDA is waived.'));
    } catch (error) {
      if (!(error instanceof CandorError)) throw error;
      return Response.json(failed(error), { status: error.status });
    }
  });
}

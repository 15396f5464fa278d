import { CandorError } from '#lib/errors.ts';
import { issueWithProof } from '#lib/grant/issue-commands.ts';
import { requireIssuer } from '#lib/grant/issue-queries.ts';
import { maxProofBytes } from '#lib/nda-waiver/commands.ts';
import { memberActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';
import { formWithFile } from '@/app/_request/upload-form';
import { done, failed } from '@/components/form/action-state';
import { issueIn } from '../offer-in';

type Context = { params: Promise<{ organization: string }> };

// The fields beside the file are small.
const mostBytes = maxProofBytes + 64 * 1024;
const tooLarge = 'The file is larger than 20 MB. Please reduce it.';

/** Gives documents; the field `proof` may hold what was signed elsewhere. Answers what a form's action answers. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization } = await params;
    const actor = await memberActor(organization);
    try {
      await requireIssuer(actor, {});
      const form = await formWithFile(request, mostBytes, tooLarge);
      const input = issueIn(form);
      const file = form.get('proof');
      const given = file instanceof File && file.size > 0 && input.nda === 'elsewhere' ? file : null;
      const proof = given && { fileName: given.name, source: given.stream() };
      const { grants } = await issueWithProof(actor, input, proof);
      return Response.json(done(grants.length === 1 ? 'Given.' : `${grants.length} grants given.`));
    } catch (error) {
      if (!(error instanceof CandorError)) throw error;
      return Response.json(failed(error), { status: error.status });
    }
  });
}

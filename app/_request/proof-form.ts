import type { MemberActor } from '#lib/auth/actor.ts';
import { type Action, may } from '#lib/auth/permissions.ts';
import { CandorError, Forbidden } from '#lib/errors.ts';
import { mostProofBytes, type SentProof } from '#lib/training/proof.ts';
import { done, failed } from '@/components/form/action-state';
import { memberActor } from './actor';
import { handler } from './edge';
import { formWithFile } from './upload-form';

const tooLarge = 'The file is larger than 10 MB. Please choose a smaller one.';

type Taking = {
  organization: string;
  /** What a member must be allowed before a byte is read; the operation asks again. */
  permission: Action;
  /** Throws where there is nothing that the proof could belong to. */
  may: (actor: MemberActor) => Promise<unknown>;
  /** Does it, and says what was done; the proof is null where none was chosen. */
  run: (actor: MemberActor, form: FormData, proof: SentProof | null) => Promise<string>;
};

/** Takes a form with a proof in its field `file` and answers what a form's action answers. */
export function takeProof(
  request: Request,
  { organization, permission, may: find, run }: Taking,
): Promise<Response> {
  return handler(async () => {
    const actor = await memberActor(organization);
    try {
      if (!may(actor, permission)) throw new Forbidden();
      await find(actor);
      const form = await formWithFile(request, mostProofBytes + 64 * 1024, tooLarge);
      const file = form.get('file');
      const chosen = file instanceof File && file.size > 0;
      const proof = chosen ? { fileName: file.name, source: file.stream() } : null;
      return Response.json(done(await run(actor, form, proof)));
    } catch (error) {
      if (!(error instanceof CandorError)) throw error;
      return Response.json(failed(error), { status: error.status });
    }
  });
}

import { refuseTooLarge, uploadRevision } from '#lib/document-revision/upload.ts';
import { CandorError } from '#lib/errors.ts';
import { memberActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';

type Context = { params: Promise<{ organization: string; id: string }> };

function announced(headers: Headers): number | null {
  const length = headers.get('content-length');
  return length !== null && /^\d{1,15}$/.test(length) ? Number(length) : null;
}

async function* bodyOf(request: Request): AsyncGenerator<Uint8Array> {
  if (request.body) yield* request.body;
}

/**
 * Takes a revision: the bare file as the body, its name in the query (`?name=`). Answers JSON: `{revisionId, number}`, or
 * `{message}` with the status of the refusal.
 */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, id } = await params;
    const actor = await memberActor(organization);
    try {
      refuseTooLarge(announced(request.headers));
      const fileName = new URL(request.url).searchParams.get('name') ?? '';
      const received = await uploadRevision(actor, { documentId: id, fileName, source: bodyOf(request) });
      return Response.json(received, { status: 201 });
    } catch (error) {
      if (!(error instanceof CandorError)) throw error;
      return Response.json({ message: error.message }, { status: error.status });
    }
  });
}

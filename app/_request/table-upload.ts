import type { MemberActor } from '#lib/auth/actor.ts';
import { type Action, may } from '#lib/auth/permissions.ts';
import { Forbidden, TooLarge } from '#lib/errors.ts';
import { sheetLimits } from '#lib/sheet/schema.ts';
import { memberActor } from './actor';
import { boundedBody } from './bounded-body';
import { handler } from './edge';
import { answerJson } from './upload-form';

type Context = { params: Promise<{ organization: string }> };
type Receive = (actor: MemberActor, file: { fileName: string; bytes: Uint8Array }) => Promise<string>;

/**
 * Takes a file that waits for a decision: the bare file as the body, its name in the query. Answers `{draftId}`, or
 * `{message}` with the sentence of the refusal. Nothing is read of somebody to whom `action` is not open.
 */
export function receiveTable(
  request: Request,
  { params }: Context,
  action: Action,
  receive: Receive,
  mostBytes: number = sheetLimits.bytes,
): Promise<Response> {
  return handler(async () => {
    const actor = await memberActor((await params).organization);
    return answerJson(async () => {
      if (!may(actor, action)) throw new Forbidden();
      const fileName = new URL(request.url).searchParams.get('name') ?? '';
      const megabytes = Math.floor(mostBytes / 1024 / 1024);
      const tooLarge = new TooLarge(`This file is too large: at most ${megabytes} MB are read.`);
      const bytes = await boundedBody(request, mostBytes, tooLarge);
      return Response.json({ draftId: await receive(actor, { fileName, bytes }) }, { status: 201 });
    });
  });
}

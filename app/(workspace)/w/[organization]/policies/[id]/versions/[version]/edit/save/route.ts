import { may } from '#lib/auth/permissions.ts';
import { Forbidden, Invalid, TooLarge } from '#lib/errors.ts';
import { mostTextBytes } from '#lib/policy/schema.ts';
import { editText } from '#lib/policy/text-commands.ts';
import { memberActor } from '@/app/_request/actor';
import { boundedBody } from '@/app/_request/bounded-body';
import { handler } from '@/app/_request/edge';
import { answerJson } from '@/app/_request/upload-form';

type Context = { params: Promise<{ organization: string; version: string }> };

// JSON writes a line break or a quotation mark in two bytes, and questions come along.
const mostBytes = mostTextBytes * 2 + 64 * 1024;
const tooLarge = 'This text is too large: at most 1 MB is taken. Please split it into several policies.';

/** Saves one language of a draft, posted as JSON: a text may be longer than a form. Answers what was saved, or why not. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, version: versionId } = await params;
    const actor = await memberActor(organization);
    // A megabyte is not read of whoever may not save it.
    if (!may(actor, 'policy:change')) throw new Forbidden();
    return answerJson(async () => {
      const bytes = await boundedBody(request, mostBytes, new TooLarge(tooLarge));
      const given = parsed(Buffer.from(bytes).toString('utf8'));
      const { seen, revision, wasPutUp } = await editText(actor, { ...given, versionId });
      return Response.json({ seen, revision, wasPutUp });
    });
  });
}

type Given = Omit<Parameters<typeof editText>[1], 'versionId'>;

/** What was posted; what it holds is the operation's to judge. @throws Invalid for what is no JSON object */
function parsed(text: string): Given {
  try {
    const value = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Told below.
  }
  throw new Invalid('This is not what is understood here.');
}

import { Invalid } from '#lib/errors.ts';
import { portalPaths, safeNext } from '#lib/paths.ts';
import { requestVisitorSignIn } from '#lib/visitor/request-sign-in.ts';
import { readFlow, setFlow } from '@/app/_request/cookies';
import { fieldOf, formOf, handler, seeOther } from '@/app/_request/edge';
import { forgetForm, keepForm } from '@/app/_request/kept-form';
import { publishedPortal } from '@/app/_request/portal';

type Context = { params: Promise<{ portal: string }> };

// What was sent says whose mail is wanted: an address that was typed, the one a link was mailed to, or again the one
// that this browser waits for.
async function wanted(portal: string, form: Record<string, string | string[]>) {
  const token = fieldOf(form, 'token');
  const flow = await readFlow(portal);
  if (token) return { token };
  if (fieldOf(form, 'again') && flow) return { flow };
  return { email: fieldOf(form, 'email'), former: flow };
}

/** Mails a link and a code, and says the same for every address. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { portal } = await params;
    const { actor } = await publishedPortal(portal);
    const form = await formOf(request);
    const library = portalPaths.library(portal);
    const next = safeNext(fieldOf(form, 'next'), library);
    const ask = next === library ? '' : `next=${encodeURIComponent(next)}`;
    try {
      const input = await wanted(portal, form);
      const { flow } = await requestVisitorSignIn(actor, { ...input, ...(ask ? { next } : {}) });
      await forgetForm(`sign-in-${portal}`);
      if (!flow) return seeOther(`${portalPaths.signIn(portal)}${ask && `?${ask}`}`);
      await setFlow(portal, flow);
      const sent = fieldOf(form, 'again') ? ['sent=1', ask] : [ask];
      return seeOther(
        `${portalPaths.checkMail(portal)}?${sent.filter(Boolean).join('&')}`.replace(/\?$/, ''),
      );
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      await keepForm(`sign-in-${portal}`, error, { email: fieldOf(form, 'email') });
      return seeOther(`${portalPaths.signIn(portal)}?again=1${ask && `&${ask}`}`);
    }
  });
}

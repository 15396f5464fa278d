import { requestDutyLink } from '#lib/duty-link/request.ts';
import { dutyPaths } from '#lib/duty-paths.ts';
import { Invalid } from '#lib/errors.ts';
import { readerLocale } from '#lib/messages/reader.ts';
import { anonymousAt } from '@/app/_request/actor';
import { setPersonFlow } from '@/app/_request/cookies';
import { fieldOf, formOf, handler, seeOther } from '@/app/_request/edge';
import { forgetForm, keepForm } from '@/app/_request/kept-form';

type Context = { params: Promise<{ organization: string }> };

/** Mails a link or a code to the address on record, and says the same whoever asks for whom. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization } = await params;
    const actor = await anonymousAt(organization);
    const form = await formOf(request);
    const token = fieldOf(form, 'token');
    const duty = fieldOf(form, 'duty').slice(0, 100);
    const email = fieldOf(form, 'email');
    const ask = duty && `duty=${encodeURIComponent(duty)}`;
    try {
      const { flow } = await requestDutyLink(actor, {
        ...(token ? { token } : { email }),
        locale: readerLocale(),
      });
      await forgetForm(`duty-link-${organization}`);
      if (!flow) return seeOther(`${dutyPaths.ask(organization)}?sent=1`);
      await setPersonFlow(organization, flow);
      return seeOther(`${dutyPaths.code(organization)}${ask && `?${ask}`}`);
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      await keepForm(`duty-link-${organization}`, error, { email });
      return seeOther(`${dutyPaths.ask(organization)}?again=1${ask && `&${ask}`}`);
    }
  });
}

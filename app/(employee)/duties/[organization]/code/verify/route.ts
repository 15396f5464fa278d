import { redeemDutyCode } from '#lib/duty-link/sign-in.ts';
import { dutyPaths } from '#lib/duty-paths.ts';
import { anonymousAt } from '@/app/_request/actor';
import { readPersonFlow } from '@/app/_request/cookies';
import { fieldOf, formOf, handler, seeOther } from '@/app/_request/edge';
import { enterDuties } from '@/app/_request/landing';

type Context = { params: Promise<{ organization: string }> };

/** Takes the six digits; right, they let the browser in. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization } = await params;
    const actor = await anonymousAt(organization);
    const flow = await readPersonFlow(organization);
    if (!flow) return seeOther(dutyPaths.ask(organization));
    const form = await formOf(request);
    const duty = fieldOf(form, 'duty').slice(0, 100);
    const result = await redeemDutyCode(actor, { flow, code: fieldOf(form, 'code').slice(0, 40) });
    if (result.state === 'in') return enterDuties(organization, result.token, duty);
    const why = result.state === 'wrong' ? `wrong=${result.left}` : 'over=1';
    return seeOther(`${dutyPaths.code(organization)}?${why}${duty && `&duty=${encodeURIComponent(duty)}`}`);
  });
}

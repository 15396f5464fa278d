import { redeemDutyLink } from '#lib/duty-link/sign-in.ts';
import { dutyPaths } from '#lib/duty-paths.ts';
import { anonymousAt } from '@/app/_request/actor';
import { fieldOf, formOf, handler, seeOther } from '@/app/_request/edge';
import { enterDuties } from '@/app/_request/landing';

type Context = { params: Promise<{ organization: string }> };

/** Opens a duty link: the press of its button. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization } = await params;
    const actor = await anonymousAt(organization);
    const form = await formOf(request);
    const token = fieldOf(form, 'token').slice(0, 200);
    const result = await redeemDutyLink(actor, { token });
    if (result.state === 'in') return enterDuties(organization, result.token, fieldOf(form, 'duty'));
    return seeOther(dutyPaths.link(organization, token || '-'));
  });
}

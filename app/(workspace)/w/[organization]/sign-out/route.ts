import { signOutMember } from '#lib/member/sign-out.ts';
import { signInPaths } from '#lib/paths.ts';
import { currentMember } from '@/app/_request/actor';
import { clearMemberSession } from '@/app/_request/cookies';
import { handler, seeOther } from '@/app/_request/edge';

type Context = { params: Promise<{ organization: string }> };

/** Ends the member's session and leads to the sign-in. Works twice, and for a session that is over already. */
export function POST(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization } = await params;
    const member = await currentMember();
    if (member) await signOutMember(member, {});
    await clearMemberSession();
    return seeOther(`${signInPaths.organization(organization)}?left`);
  });
}

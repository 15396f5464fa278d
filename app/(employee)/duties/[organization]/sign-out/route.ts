import { signOutPerson } from '#lib/duty-link/sign-in.ts';
import { dutyPaths } from '#lib/duty-paths.ts';
import { signOutMember } from '#lib/member/sign-out.ts';
import { currentMember } from '@/app/_request/actor';
import { clearMemberSession, clearPersonSession } from '@/app/_request/cookies';
import { handler, seeOther } from '@/app/_request/edge';
import { currentPerson } from '@/app/_request/person';

type Context = { params: Promise<{ organization: string }> };

/** Ends the employee's session in this browser; who came in by their account leaves that. */
export function POST(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization } = await params;
    const person = await currentPerson(organization);
    if (person) await signOutPerson(person, {});
    const member = person?.via === 'member' ? await currentMember() : null;
    if (member) {
      await signOutMember(member, {});
      await clearMemberSession();
    }
    await clearPersonSession(organization);
    return seeOther(`${dutyPaths.ask(organization)}?left=1`);
  });
}

import { redirect } from 'next/navigation';
import { signInPaths } from '#lib/paths.ts';

/** Visitors come by the address of a portal; whoever opens the bare address is a member on the way in. */
export default function RootPage(): never {
  redirect(signInPaths.start);
}

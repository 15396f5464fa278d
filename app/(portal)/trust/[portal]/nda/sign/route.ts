import { Conflict, Invalid } from '#lib/errors.ts';
import { signNda } from '#lib/nda-signature/commands.ts';
import { portalPaths } from '#lib/paths.ts';
import { visitorActor } from '@/app/_request/actor';
import { fieldOf, formOf, handler, seeOther } from '@/app/_request/edge';
import { forgetForm, keepForm } from '@/app/_request/kept-form';
import { publishedPortal } from '@/app/_request/portal';

function signatureIn(form: Record<string, string | string[]>) {
  return {
    versionId: fieldOf(form, 'versionId'),
    sha256: fieldOf(form, 'sha256'),
    typedName: fieldOf(form, 'typedName'),
    title: fieldOf(form, 'title'),
    postalAddress: fieldOf(form, 'postalAddress'),
    consent: fieldOf(form, 'consent'),
    authority: fieldOf(form, 'authority'),
  };
}

type Context = { params: Promise<{ portal: string }> };

/** Signs; refused, the form comes back with what was typed. A text that changed meanwhile is shown again. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { portal } = await params;
    const { actor } = await visitorActor(portal);
    await publishedPortal(portal);
    const form = await formOf(request);
    try {
      await signNda(actor, signatureIn(form));
      await forgetForm(`nda-${portal}`);
      return seeOther(`${portalPaths.library(portal)}?signed=1`);
    } catch (error) {
      if (error instanceof Conflict) return seeOther(`${portalPaths.nda(portal)}?changed=1`);
      if (!(error instanceof Invalid)) throw error;
      await keepForm(`nda-${portal}`, error, form);
      return seeOther(`${portalPaths.nda(portal)}?again=1#sign`);
    }
  });
}

/** Where a browser lands that had to sign in first: the form is on the page of the agreement. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return handler(async () => seeOther(portalPaths.nda((await params).portal)));
}

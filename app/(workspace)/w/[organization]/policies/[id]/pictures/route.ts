import { may } from '#lib/auth/permissions.ts';
import { Forbidden, Invalid } from '#lib/errors.ts';
import { pictureLimits } from '#lib/policy-version/schema.ts';
import { uploadPicture } from '#lib/policy-version/upload.ts';
import { memberActor } from '@/app/_request/actor';
import { handler } from '@/app/_request/edge';
import { answerJson, formWithFile } from '@/app/_request/upload-form';

type Context = { params: Promise<{ organization: string; id: string }> };

/** Takes a form with one `file`; answers `{id, markdown}`, the line that shows the picture in a text. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return handler(async () => {
    const { organization, id } = await params;
    const actor = await memberActor(organization);
    // Nothing is read of whoever may not add it.
    if (!may(actor, 'policy:change')) throw new Forbidden();
    return answerJson(async () => {
      const tooLarge = 'This picture is larger than 8 MB. Please make it smaller.';
      const file = (await formWithFile(request, pictureLimits.bytes + 64 * 1024, tooLarge)).get('file');
      if (!(file instanceof File)) throw new Invalid('Please choose a picture.');
      const name = file.name.replace(/\.[a-z0-9]{1,5}$/i, '').slice(0, 200) || 'Picture';
      const imageId = await uploadPicture(actor, id, name, new Uint8Array(await file.arrayBuffer()));
      const words = name.replace(/[[\]\\\n]/g, ' ').trim();
      return Response.json({ id: imageId, markdown: `![${words}](image:${imageId})` }, { status: 201 });
    });
  });
}

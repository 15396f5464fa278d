import { z } from 'zod';
import { workspacePaths } from '#lib/paths.ts';

/** A page that somebody gives, as a file or as pasted text. */
export type Source = {
  key: string;
  label: string;
  address: string;
  file: File | null;
  text: string;
  problem: string | null;
};

const answer = z.object({ pageId: z.string().optional(), message: z.string().optional() });
const apology = 'The page could not be sent. Please check your connection and try again.';

/** Sends a page to be read; answers with its id or with a sentence that says what is wrong. */
export async function sendPage(
  organization: string,
  { label, address, file, text }: Source,
): Promise<{ pageId: string } | { problem: string }> {
  const name = file?.name ?? '';
  const response = await fetch(workspacePaths.receivePage(organization, { name, label, address }), {
    method: 'POST',
    body: file ?? new Blob([text], { type: 'text/plain' }),
  }).catch(() => null);
  const parsed = answer.safeParse(await response?.json().catch(() => null));
  if (parsed.success && parsed.data.pageId) return { pageId: parsed.data.pageId };
  return { problem: (parsed.success && parsed.data.message) || apology };
}

import { DEFAULT_MARK_TEMPLATE, MARK_STRENGTHS, type MarkTemplate } from '#lib/pdf/template.ts';
import { textIn, tickedIn } from '@/app/_request/form';

/** How copies would be marked by a form as it stands; an unticked box is not sent and counts as off. */
export function markTemplateOf(form: FormData): MarkTemplate {
  const on = (name: string) => tickedIn(form, name);
  const strength = MARK_STRENGTHS.find((known) => known === textIn(form, 'strength'));
  return {
    name: on('name'),
    company: on('company'),
    time: on('time'),
    tiled: on('tiled'),
    margin: on('margin'),
    strength: strength ?? DEFAULT_MARK_TEMPLATE.strength,
  };
}

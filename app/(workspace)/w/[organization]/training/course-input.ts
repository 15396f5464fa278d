import { courseKinds } from '#lib/training/schema.ts';
import { textIn, tickedIn } from '@/app/_request/form';

/** What a course's form says, as its operations take it. */
export function courseIn(form: FormData) {
  const text = (name: string) => textIn(form, name);
  return {
    title: text('title'),
    kind: courseKinds.find((kind) => kind === text('kind')) ?? 'lessons',
    description: text('description'),
    url: text('url'),
    minutes: text('minutes'),
    passPercent: text('passPercent'),
    targetPercent: text('targetPercent'),
    everyDays: text('everyDays'),
    dueWithinDays: text('dueWithinDays'),
    audienceId: text('audienceId'),
    ownerId: text('ownerId'),
    checksCertificates: tickedIn(form, 'checksCertificates'),
  };
}

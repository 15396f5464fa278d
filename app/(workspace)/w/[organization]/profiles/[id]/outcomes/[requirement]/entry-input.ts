import { textFields } from '#lib/profile/entry.ts';
import { priorities, tierOf } from '#lib/profile/tiers.ts';
import { textIn, tickedIn } from '@/app/_request/form';

const tierIn = (form: FormData, name: string) => tierOf(Number(textIn(form, name)));

const priorityIn = (form: FormData, name: string) =>
  priorities.find((one) => one === textIn(form, name)) ?? null;

/** What the form of one subcategory says; the operation decides whether it can be so. */
export function entrySetIn(form: FormData) {
  return {
    included: tickedIn(form, 'included'),
    reason: textIn(form, 'reason'),
    currentTier: tierIn(form, 'currentTier'),
    targetTier: tierIn(form, 'targetTier'),
    currentPriority: priorityIn(form, 'currentPriority'),
    priority: priorityIn(form, 'priority'),
    ...Object.fromEntries(textFields.map((field) => [field, textIn(form, field)])),
  };
}

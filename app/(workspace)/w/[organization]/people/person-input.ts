import { textIn } from '@/app/_request/form';

/** What a form says of one person. */
export function personIn(form: FormData) {
  return {
    email: textIn(form, 'email'),
    name: textIn(form, 'name'),
    team: textIn(form, 'team'),
    role: textIn(form, 'role'),
    location: textIn(form, 'location'),
    managerEmail: textIn(form, 'managerEmail'),
    startedOn: textIn(form, 'startedOn'),
    privateEmail: textIn(form, 'privateEmail'),
    locale: textIn(form, 'locale'),
    externalId: textIn(form, 'externalId'),
  };
}

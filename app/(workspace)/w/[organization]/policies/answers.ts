import { textsIn } from '@/app/_request/form';

/** What placeholders are filled with: each field beside the hidden name of its placeholder. */
export function answersIn(form: FormData): { placeholder: string; value: string }[] {
  const values = textsIn(form, 'answer');
  return textsIn(form, 'placeholder').map((placeholder, index) => ({
    placeholder,
    value: values[index] ?? '',
  }));
}

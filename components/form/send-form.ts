import type { ActionState, FormAction } from './action-state';

const lost: ActionState = { ok: false, message: 'It could not be sent. Please try again.', problems: [] };

/** An action that sends the form to a handler, which answers as an action does: actions take small bodies only, no files. */
export function sendForm(path: string): FormAction {
  return async (_, form) => {
    const answer = await fetch(path, { method: 'POST', body: form }).catch(() => null);
    const isJson = answer?.headers.get('content-type')?.startsWith('application/json');
    if (!answer || !isJson) return lost;
    const state: ActionState = await answer.json();
    return state;
  };
}

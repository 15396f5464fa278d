/** One field as somebody filled it in. */
export type Typed = { label: string; value: string };

/** What was typed into a page, and when (milliseconds). */
export type TypedBefore = { path: string; at: number; fields: readonly Typed[] };

const key = 'typed-before';
const changed = 'typed-before-changed';
const keptFor = 60 * 60 * 1000;

const unsaid = new Set(['hidden', 'password', 'file', 'submit', 'button', 'reset', 'image']);

function labelOf(control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): string {
  const own = control.ariaLabel || control.labels?.[0]?.textContent || control.name;
  // Of several alike, each stands in a part of its own.
  const part = control.closest('fieldset, section')?.querySelector('legend, h2')?.textContent;
  return [part, own].flatMap((words) => words?.replace(/\(optional\)\s*$/, '').trim() || []).join(': ');
}

function saidBy(control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): string {
  if (control instanceof HTMLSelectElement)
    return [...control.selectedOptions].map((option) => option.label).join(', ');
  if (control instanceof HTMLTextAreaElement) return control.value;
  if (unsaid.has(control.type)) return '';
  if (control.type === 'checkbox' || control.type === 'radio') return control.checked ? 'Chosen' : '';
  return control.value;
}

/** What stands in the fields of a form, those that are empty left out. */
export function typedIn(form: HTMLFormElement): Typed[] {
  return [...form.elements].flatMap((control) => {
    const isField =
      control instanceof HTMLInputElement ||
      control instanceof HTMLTextAreaElement ||
      control instanceof HTMLSelectElement;
    const value = isField ? saidBy(control).trim() : '';
    return isField && value !== '' ? [{ label: labelOf(control), value }] : [];
  });
}

/** What of `now` was not there before; all of it where nothing is new. */
export function typedSince(before: readonly Typed[], now: readonly Typed[]): readonly Typed[] {
  const known = new Set(before.map(({ label, value }) => `${label}\n${value}`));
  const fresh = now.filter(({ label, value }) => !known.has(`${label}\n${value}`));
  return fresh.length > 0 ? fresh : now;
}

/** Keeps what was typed in this window, for this page only. False where the browser keeps nothing: then nothing may be loaded. */
export function keepTyped(fields: readonly Typed[]): boolean {
  const kept: TypedBefore = { path: window.location.pathname, at: Date.now(), fields };
  try {
    window.sessionStorage.setItem(key, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/** What is kept, as it stands there; null where nothing is. */
export function storedTyped(): string | null {
  try {
    return window.sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Forgets what was typed. */
export function forgetTyped(): void {
  try {
    window.sessionStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
  window.dispatchEvent(new Event(changed));
}

/** Calls `tell` when it is forgotten. */
export function onTypedChange(tell: () => void): () => void {
  window.addEventListener(changed, tell);
  return () => window.removeEventListener(changed, tell);
}

/** What was typed on the page at `path` within the last hour, from what is kept. */
export function typedOn(path: string, stored: string | null, now: number): TypedBefore | null {
  if (stored === null) return null;
  try {
    const kept: TypedBefore = JSON.parse(stored);
    return kept.path === path && now - kept.at < keptFor && Array.isArray(kept.fields) ? kept : null;
  } catch {
    return null;
  }
}

import { describe, expect, it } from 'vitest';
import { Conflict, Invalid } from '#lib/errors.ts';
import { failed, problemAt } from './action-state';

describe('the answer of a form', () => {
  it('leads a person to each field that is wrong', () => {
    const state = failed(new Invalid([{ path: 'email', message: 'Enter your e-mail.' }]));
    expect(state).toMatchObject({ ok: false, message: null });
    expect(problemAt(state.problems, 'email')).toBe('Enter your e-mail.');
    expect(problemAt(state.problems, 'name')).toBeNull();
  });

  it('says in one sentence what is wrong with the whole', () => {
    expect(failed(new Invalid('The dates are the wrong way round.')).message).toBe(
      'The dates are the wrong way round.',
    );
    expect(failed(new Conflict('Somebody decided before you.')).message).toBe('Somebody decided before you.');
  });

  it('does not show a person what only a developer understands', () => {
    expect(() => failed(new TypeError('x is undefined'))).toThrow(TypeError);
  });
});

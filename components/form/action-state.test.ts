import { describe, expect, it } from 'vitest';
import { Conflict, Invalid, Stale } from '#lib/errors.ts';
import { failed, problemAt } from './action-state';

describe('the answer of a form', () => {
  it('leads a person to each field that is wrong', () => {
    const state = failed(new Invalid([{ path: 'email', message: 'Enter your e-mail.' }]));
    expect(state).toMatchObject({ ok: false, message: null });
    expect(problemAt(state.problems, 'email')).toBe('Enter your e-mail.');
    expect(problemAt(state.problems, 'name')).toBeNull();
  });

  it('leads a person to the field in which one line is wrong, and to no field named alike', () => {
    const problems = [{ path: 'holidays.1', message: 'Each holiday must be a day.' }];
    expect(problemAt(problems, 'holidays')).toBe('Each holiday must be a day.');
    expect(problemAt(problems, 'holiday')).toBeNull();
  });

  it('says in one sentence what is wrong with the whole', () => {
    expect(failed(new Invalid('The dates are the wrong way round.')).message).toBe(
      'The dates are the wrong way round.',
    );
    expect(failed(new Conflict('Somebody decided before you.')).message).toBe('Somebody decided before you.');
  });

  it('tells whoever was not the fastest, so that they can load what is there', () => {
    expect(failed(new Stale('this course'))).toEqual({
      ok: false,
      message: 'Somebody changed this course while you did. Yours is not saved.',
      problems: [],
      stale: true,
    });
    expect(failed(new Conflict('Archived.')).stale).toBeUndefined();
  });

  it('does not show a person what only a developer understands', () => {
    expect(() => failed(new TypeError('x is undefined'))).toThrow(TypeError);
  });
});

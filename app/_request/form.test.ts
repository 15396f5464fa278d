import { describe, expect, test } from 'vitest';
import { Invalid } from '#lib/errors.ts';
import { formIn, listIn, textIn, textsIn, tickedIn } from './form';

describe('the form of an action', () => {
  const form = new FormData();
  form.set('name', 'Ada');
  form.set('agreed', 'on');
  form.append('roles', 'owner');
  form.append('roles', 'admin');
  form.set('file', new File(['x'], 'x.txt'));

  test('a field is read as text, a missing one as empty, several as a list', () => {
    expect(textIn(form, 'name')).toBe('Ada');
    expect(textIn(form, 'missing')).toBe('');
    expect(textsIn(form, 'roles')).toEqual(['owner', 'admin']);
    expect([tickedIn(form, 'agreed'), tickedIn(form, 'missing')]).toEqual([true, false]);
  });

  test('whatever somebody sends in place of a form is refused as invalid (X05)', () => {
    for (const given of [null, undefined, 'text', 7, [], {}, { get: 'x' }, new Map(), new Date()])
      expect(() => formIn(given)).toThrow(Invalid);
  });

  test('whatever somebody sends in place of a list is refused as invalid (X05)', () => {
    expect(listIn(['a', 'b'])).toEqual(['a', 'b']);
    for (const given of [null, undefined, 'text', 7, {}, { length: 1 }, new Set(['a'])])
      expect(() => Reflect.apply(listIn, undefined, [given])).toThrow(Invalid);
  });

  test('a file in the place of a text is refused', () => {
    expect(() => textIn(form, 'file')).toThrow(Invalid);
  });
});

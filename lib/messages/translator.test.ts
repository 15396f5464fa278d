import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import main from './en.json' with { type: 'json' };
import failures from './failure.json' with { type: 'json' };
import { translator } from './translator.ts';

const en = { ...main, failure: failures.en };

type Tree = { readonly [key: string]: string | Tree };

// Next-intl reads a dot in a key as a step into a section, so the flat names have slashes.
function flat(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : flat(value, `${path}${key}/`),
  );
}

describe('the words visitors read', () => {
  it('can all be written, none is broken or empty', () => {
    const faults: string[] = [];
    const messages: Record<string, string> = Object.fromEntries(flat(en));
    const t = createTranslator({ locale: 'en', messages, onError: (error) => faults.push(error.message) });
    const names = new Set(JSON.stringify(en).match(/(?<=\{)\w+(?=[,}])/g));
    const values = Object.fromEntries(Array.from(names, (name) => [name, 2]));
    const texts = Object.keys(messages).map((key) => t(key, values));
    expect(faults).toEqual([]);
    expect(texts.length).toBeGreaterThan(150);
    expect(texts.filter((text) => text.trim() === '' || /[{}]/.test(text))).toEqual([]);
  });

  it('count one thing and several things', () => {
    const t = translator('verify');
    expect(t('wrongCode', { left: 1 })).toBe('This code is not right. You have 1 try left.');
    expect(t('wrongCode', { left: 4 })).toContain('4 tries');
  });
});

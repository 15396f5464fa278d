import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accentStylesheet, isAccent } from './accent';

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);
const surfaces = {
  light: ['#ffffff', '#f8f8f6', '#f1f2ef'],
  dark: ['#161a19', '#0f1211', '#1f2523'],
} as const;

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function modes(sheet: string) {
  const [light = '', dark = ''] = sheet.split('@media');
  const read = (css: string) =>
    Object.fromEntries(Array.from(css.matchAll(/--([\w-]+):(#[0-9a-f]{6})/g), (m) => [m[1], m[2] ?? '']));
  return { light: read(light), dark: read(dark) };
}

describe("an organization's colour on its portal", () => {
  it('can be read whatever colour the organization chose', () => {
    fc.assert(
      fc.property(colour, (chosen) => {
        const sheet = modes(accentStylesheet(chosen));
        for (const mode of ['light', 'dark'] as const) {
          const {
            accent = '',
            'accent-ink': ink = '',
            'accent-text': text = '',
            'accent-soft': soft = '',
          } = sheet[mode];
          expect(contrast(accent, ink)).toBeGreaterThanOrEqual(4.5);
          expect(contrast(text, soft)).toBeGreaterThanOrEqual(4.5);
          for (const surface of surfaces[mode]) expect(contrast(text, surface)).toBeGreaterThanOrEqual(4.5);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('keeps a colour that already can be read', () => {
    expect(modes(accentStylesheet('#0f5873')).light.accent).toBe('#0f5873');
    expect(modes(accentStylesheet('#ffd400')).light['accent-ink']).toBe('#181c1b');
  });

  it('lets nothing but a colour into the style sheet', () => {
    for (const bad of ['red', '#fff', '#12345g', '#123456;}body{display:none', '', '#123456\n', '</style>']) {
      expect(accentStylesheet(bad)).toBe('');
      expect(isAccent(bad)).toBe(false);
    }
  });
});

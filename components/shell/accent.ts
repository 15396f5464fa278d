/** Red, green, blue, each from 0 to 255. */
type Colour = readonly [number, number, number];

const white: Colour = [255, 255, 255];
const black: Colour = [0, 0, 0];
const ink: Colour = [24, 28, 27];
// The grounds of app/globals.css on which an accent stands as text or as a button.
const grounds = { light: [241, 242, 239], dark: [31, 37, 35] } as const;

/**
 * The style sheet that gives a portal its organization's colour, `#rrggbb`; empty when it is not of that form, so that
 * nothing else can get into a style sheet through it. The colour is moved towards black or white only as far as
 * contrast demands: 4.5:1 as text, and as a button just enough to stand off the page (its words identify it, so WCAG
 * 2.2, 1.4.11 asks no more), in the light and in the dark. What stands on it always has 4.5:1 (1.4.3).
 */
export function accentStylesheet(colour: string): string {
  const brand = parse(colour);
  if (!brand) return '';
  return `:root{${values(brand, 'light')}}@media (prefers-color-scheme:dark){:root{${values(brand, 'dark')}}}`;
}

/** Whether a colour is of the form that a portal takes: `#rrggbb`. */
export function isAccent(colour: string): boolean {
  return parse(colour) !== null;
}

function values(brand: Colour, mode: keyof typeof grounds): string {
  const ground = grounds[mode];
  const away = mode === 'light' ? black : white;
  const fill = reach(brand, ground, away, mode === 'light' ? 1.2 : 2);
  const text = reach(brand, ground, away, 4.6);
  const soft = mix(mode === 'light' ? white : [22, 26, 25], fill, mode === 'light' ? 0.08 : 0.16);
  const edge = mix(mode === 'light' ? white : [22, 26, 25], fill, mode === 'light' ? 0.3 : 0.4);
  return [
    `--accent:${hex(fill)}`,
    `--accent-ink:${hex(contrast(fill, white) >= 4.5 ? white : contrast(fill, ink) >= 4.5 ? ink : black)}`,
    `--accent-text:${hex(reach(text, soft, away, 4.6))}`,
    `--accent-soft:${hex(soft)}`,
    `--accent-line:${hex(edge)}`,
  ].join(';');
}

function reach(from: Colour, ground: Colour, towards: Colour, wanted: number): Colour {
  for (let share = 0; share < 1; share += 0.02) {
    const colour = mix(from, towards, share);
    if (contrast(colour, ground) >= wanted) return colour;
  }
  return towards;
}

function mix([r, g, b]: Colour, [r2, g2, b2]: Colour, share: number): Colour {
  const between = (a: number, z: number) => Math.round(a + (z - a) * share);
  return [between(r, r2), between(g, g2), between(b, b2)];
}

/** The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, definition of contrast ratio). */
function contrast(a: Colour, b: Colour): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

function luminance([r, g, b]: Colour): number {
  const linear = (channel: number) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

function parse(colour: string): Colour | null {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return null;
  const channel = (start: number) => Number.parseInt(colour.slice(start, start + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

function hex([r, g, b]: Colour): string {
  return `#${[r, g, b].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

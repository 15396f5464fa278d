import { accentStylesheet } from './accent';

/** The organization's colour as a style element; nothing when it has none. React moves it to the head. */
export function AccentStyle({ colour, nonce }: { colour?: string | null; nonce?: string }) {
  const sheet = colour ? accentStylesheet(colour) : '';
  // The text is made of hexadecimal colours only, so it holds nothing that React would escape.
  return sheet ? <style nonce={nonce}>{sheet}</style> : null;
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newCode, newToken } from '#lib/crypto/tokens.ts';
import { compose } from './compose.ts';
import { withoutSecrets } from './secrets.ts';

const letter = { organization: 'Northwind Data', subject: 'Confirm your e-mail' };

test('a mail is shown to colleagues without its link and its code, and otherwise as it was written', () => {
  const { text } = compose({
    ...letter,
    paragraphs: ['You are receiving this because you asked.', 'It works for 10 minutes.'],
    code: '493021',
    action: { label: 'Confirm my e-mail', url: `https://trust.example/link/${newToken()}?next=%2Fx` },
  });
  expect(withoutSecrets(text)).toBe(`You are receiving this because you asked.

It works for 10 minutes.

Code: [left out]

Confirm my e-mail:
[link left out]

-- 
Northwind Data · sent with Candor
`);
});

test('no token or code of a mail is ever shown, whatever stands around them', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), fc.string({ maxLength: 40 }), (words, label) => {
      const [secret, digits] = [newToken(), newCode()];
      const { text } = compose({
        ...letter,
        paragraphs: [words, `Token ${secret}`],
        code: digits,
        action: { label, url: `http://localhost:3000/sign-in/reset/${secret}` },
      });
      const shown = withoutSecrets(text);
      expect(shown).not.toContain(secret);
      expect(shown).not.toContain(`Code: ${digits}`);
    }),
  );
});

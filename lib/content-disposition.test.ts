import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attachment, safeFileName } from './content-disposition.ts';

test.each([
  ['../../etc/passwd', 'etc passwd.pdf'],
  ['..\\..\\boot.ini', 'boot.ini.pdf'],
  ['report\r\nSet-Cookie: a=b', 'report Set-Cookie a=b.pdf'],
  ['"quoted".pdf', 'quoted.pdf'],
  ['re\u202efdp.exe', 're fdp.exe.pdf'],
  ["=cmd|' /C calc'!A0", "cmd ' C calc'!A0.pdf"],
  ['   ', 'file.pdf'],
])('F10 the file name %j becomes %j', (given, wanted) => {
  expect(safeFileName(given, '.pdf')).toBe(wanted);
});

test('F10 a name of 300 characters is shortened and keeps its extension', () => {
  const name = safeFileName(`${'ß'.repeat(300)}.pdf`, '.pdf');
  expect(Array.from(name)).toHaveLength(120);
  expect(name.endsWith('.pdf')).toBe(true);
});

test('names in other scripts arrive whole, with an ASCII form beside them', () => {
  expect(attachment('Звіт ägypten', '.pdf')).toBe(
    'attachment; filename="____ agypten.pdf"; filename*=UTF-8\'\'%D0%97%D0%B2%D1%96%D1%82%20%C3%A4gypten.pdf',
  );
});

test('no name whatever leaves the header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
      const header = attachment(name, '.pdf');
      expect(header).toMatch(
        /^attachment; filename="[^"\\/]*\.pdf"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]*\.pdf$/,
      );
      expect(header).toMatch(/^[\x20-\x7e]+$/);
    }),
  );
});

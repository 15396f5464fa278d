import { expect, test } from 'vitest';
import { compose } from './compose.ts';

const hostile =
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it must not be taken for one
  '<img src=x onerror=alert(1)><a href="https://evil.example">click</a> {{7*7}} ${7*7} <%= 7 %>';

test('markup, addresses and template signs in names are inert text in mails (P25, F22)', () => {
  const mail = compose({
    organization: `Contoso ${hostile}`,
    subject: `For ${hostile}\r\nBcc: all@evil.example`,
    paragraphs: [`Dear ${hostile}, https://evil.example/login www.evil.example`],
    action: { label: hostile, url: 'https://trust.example/x?a=1&b="><script>' },
    code: '123456',
  });
  expect(mail.subject).not.toMatch(/[\r\n]/);
  expect(mail.html).not.toMatch(/<img|<script|<a href="https:\/\/evil/);
  // The mail's own address is its only link.
  const links = [...mail.html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
  expect(new Set(links).size).toBe(1);
  expect(links[0]).toMatch(/^https:\/\/trust\.example\//);
  for (const text of [mail.html, mail.text, mail.subject]) {
    expect(text).not.toMatch(/https?:\/\/evil|www\.evil\.example/);
    expect(text).toContain('{{7*7}}');
    expect(text).not.toMatch(/\b49\b/);
  }
});

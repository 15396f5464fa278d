import { expect, test } from 'vitest';
import { isFreeMail } from './free-mail.ts';

test.each([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.co.uk',
  'yahoo.co.jp',
  'icloud.com',
  'gmx.at',
  'web.de',
  'proton.me',
  'tutanota.com',
  'fastmail.com',
  'hey.com',
  'mail.ru',
  'yandex.ru',
  'qq.com',
  'naver.com',
  'mailinator.com',
  'alice.fastmail.com',
])('an address at %s says nothing about a company', (domain) => {
  expect(isFreeMail(domain)).toBe(true);
});

test.each(['acme.com', 'example.co.uk', 'notgmail.com', 'gmail.com.acme.com', 'siemens.com', 'com', ''])(
  'an address at %s may be a company’s',
  (domain) => {
    expect(isFreeMail(domain)).toBe(false);
  },
);

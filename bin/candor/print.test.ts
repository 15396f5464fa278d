import { expect, test, vi } from 'vitest';
import { print } from './print.ts';

test('people are shown the first rows of what a result holds, and how many there are', () => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const missing = Array.from({ length: 10_000 }, (_, at) => ({ email: `p${at}@acme.example` }));
  print({ added: 1, missing, problems: [] }, false);
  const said = String(write.mock.calls[0]?.[0]);
  write.mockRestore();
  expect(said).toMatch(/^added: 1\nmissing: 10000\n {2}email\n {2}p0@acme\.example\n/);
  expect(said).toMatch(/p49@acme\.example\n {2}and 9950 more; --json prints all\nproblems: \[\]\n$/);
});

import { expect, test } from 'vitest';
import { publicPageOf } from './public-pages.ts';

const id = '0190a000-0000-7000-8000-000000000001';

test.each([
  '/trust/acme',
  `/trust/acme/claims/${id}`,
  `/trust/acme/claims/${id}/editions/3`,
  '/trust/acme/csf/PR',
  '/trust/acme/as-of/2026-11-22',
])('%s is the same for everybody', (path) => {
  expect(publicPageOf(path)).toBe('acme');
});

test.each([
  '/trust/acme/library',
  '/trust/acme/nda',
  '/trust/acme/request',
  '/trust/acme?x=1',
  '/trust/acme/as-of/2026-11-22?x=1',
  '/trust/acme/as-of/2026-11-22/json',
  '/trust/acme/as-of/today',
  `/trust/acme/claims/${id}/json`,
  `/trust/acme/claims/${id}/editions/0`,
  `/trust/acme/claims/${id}/`,
  '/trust/acme/claims/x',
  '/trust/acme/csf/pr',
  '/trust/acme/csf/PR.DS',
  '/trust/acme/json',
  '/trust/ACME',
  '//trust/acme',
  '/w/acme/claims',
  `/trust/acme\n/claims/${id}`,
])("%j is nobody's to keep", (path) => {
  expect(publicPageOf(path)).toBeNull();
});

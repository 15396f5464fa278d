import { describe, expect, it } from 'vitest';
import { hrefWith, listParams, sortName } from './list-params';

const spec = {
  sorts: ['submittedAt', 'company'],
  defaultSort: '-submittedAt',
  filters: { state: ['submitted', 'approved'] },
} as const;

describe('the address of a list', () => {
  it('opens in its own order when it says nothing', () => {
    const params = listParams(spec, {});
    expect(params).toEqual({
      search: null,
      sort: 'submittedAt',
      descending: true,
      after: null,
      before: null,
      filters: {},
    });
    expect(sortName(params)).toBe('-submittedAt');
  });

  it('is believed only where it says something known', () => {
    const params = listParams(spec, { sort: '-password', state: 'secret', other: 'x', q: ['  anna ', 'b'] });
    expect(params).toMatchObject({ sort: 'submittedAt', descending: true, filters: {}, search: 'anna' });
    expect(listParams(spec, { sort: 'company', state: 'approved' })).toMatchObject({
      sort: 'company',
      descending: false,
      filters: { state: 'approved' },
    });
  });

  it('reads one way at a time', () => {
    expect(listParams(spec, { after: 'a', before: 'b' })).toMatchObject({ after: 'a', before: null });
    expect(listParams(spec, { before: 'b' })).toMatchObject({ after: null, before: 'b' });
  });

  it('does not take a search of a thousand characters', () => {
    expect(listParams(spec, { q: 'x'.repeat(1000) }).search).toHaveLength(200);
  });

  it('goes back to the first page when anything but the page changes', () => {
    expect(hrefWith('q=a&after=c', { state: 'approved' })).toBe('?q=a&state=approved');
    expect(hrefWith('q=a&after=c', { after: 'd' })).toBe('?q=a&after=d');
    expect(hrefWith('q=a&after=c', { before: 'b' })).toBe('?q=a&before=b');
    expect(hrefWith('q=a', { q: null })).toBe('?');
  });
});

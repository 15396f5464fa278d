import { describe, expect, it } from 'vitest';
import { setByKey, stepOf } from './grid-keys';
import { type GridLine, rebase } from './grid-line';

const line: GridLine = {
  id: 'a',
  identifier: 'PR.AA-01',
  text: 'Identities are managed.',
  number: 1,
  included: true,
  currentTier: 2,
  targetTier: 3,
  priority: null,
  currentPriority: null,
  reason: '',
  controls: 1,
  evidence: 0,
  openTasks: 0,
  suggestion: { tier: 3, why: 'AC-01 is verified.' },
};

describe('a key in the grid', () => {
  it('moves a person by rows and columns, and forwards where they read from right to left', () => {
    expect(stepOf('ArrowDown', false)).toEqual({ rows: 1, columns: 0 });
    expect(stepOf('ArrowLeft', false)).toEqual({ rows: 0, columns: -1 });
    expect(stepOf('ArrowLeft', true)).toEqual({ rows: 0, columns: 1 });
    expect(stepOf('Tab', false)).toBeNull();
  });

  it('sets what belongs into the column, and nothing else', () => {
    expect(setByKey('3', 'targetTier', line)).toEqual({ targetTier: 3 });
    expect(setByKey('0', 'targetTier', line)).toEqual({ targetTier: null });
    expect(setByKey('h', 'priority', line)).toEqual({ priority: 'high' });
    expect(setByKey('a', 'priority', line)).toEqual({ currentTier: 3 });
    expect(setByKey('x', 'currentTier', line)).toEqual({ included: false });
    for (const key of ['5', 'h', 'Shift']) expect(setByKey(key, 'currentTier', line)).toBeNull();
    expect(setByKey('a', 'currentTier', { ...line, suggestion: null })).toBeNull();
  });
});

describe('whoever was second', () => {
  it('keeps what nobody else touched, and is asked about what somebody else set', () => {
    const now = { ...line, number: 2, targetTier: 4 } as const;
    expect(rebase(line, now, { currentTier: 1, targetTier: 2 })).toEqual({
      goOn: { currentTier: 1 },
      clash: { targetTier: 2 },
    });
  });

  it('is asked nothing where both said the same', () => {
    const now = { ...line, number: 2, targetTier: 4 } as const;
    expect(rebase(line, now, { targetTier: 4 })).toEqual({ goOn: {}, clash: {} });
  });
});

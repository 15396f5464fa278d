import type { ClaimMeasure } from './measure.ts';

/** How far a course behind a claim really is: `percent` of those who should have done it by today have; null where nobody should. */
export type CourseShare = { id: string; title: string; due: number; done: number; percent: number | null };

const compared: Readonly<Record<ClaimMeasure['comparator'], (real: number, said: number) => boolean>> = {
  '<=': (real, said) => real <= said,
  '<': (real, said) => real < said,
  '=': (real, said) => real === said,
  '>': (real, said) => real > said,
  '>=': (real, said) => real >= said,
};

/** Whether a share of people (in percent) is as a measure says. Null where it measures something else, or in no number. */
export function keepsShare(measure: ClaimMeasure | null, percent: number | null): boolean | null {
  if (percent === null || measure?.metric !== 'share' || !/^(%|percent)$/i.test(measure.unit.trim()))
    return null;
  const said = Number(measure.value.replace(',', '.'));
  return measure.value.trim() === '' || Number.isNaN(said)
    ? null
    : compared[measure.comparator](percent, said);
}

/** Words that say nothing about the matter of a sentence. */
export const stopWords: ReadonlySet<string> = new Set(
  `a about above after all also am an and any are as at be because been before being below between both but by can could
  did do does doing down during each either etc every few for from further get gets had has have having he her here hers
  him his how however i if in into is it its itself just like may me might more most must my no nor not of off on once
  only or other our ours out over own per please same shall she should so some such than that the their theirs them then
  there these they this those through thus to too under until up upon us use used uses using very via was we were what
  when where which while who whom whose why will with within without would you your yours including include includes
  ensure ensures provide provides make makes take takes company organization`.split(/\s+/),
);

/** Words whose full stop does not end a sentence. */
export const abbreviations: ReadonlySet<string> = new Set(
  `e.g. i.e. etc. inc. ltd. llc. corp. co. vs. v. approx. no. nos. sec. art. mr. mrs. ms. dr. prof. st. u.s. u.k. e.u.
  u.s.a. a.k.a. cf. incl. excl. est. dept. fig. vol. rev. ver. min. max. jan. feb. mar. apr. jun. jul. aug. sep. sept. oct.
  nov. dec. ph.d. jr. sr. gmbh. s.a. pty. p.o.`.split(/\s+/),
);

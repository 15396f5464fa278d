/**
 * Stems of words that Porter's rules would throw together though they mean different things (provide and provider), or keep
 * apart though they mean the same (retain and retention).
 */
export const stems: ReadonlyMap<string, string> = new Map(
  `responsible responsibl; responsibility responsibl; responsibilities responsibl; generator generator; generators generator;
  general general; authority authority; authorities authority; provider provider; providers provider; custom custommade;
  community community; communities community; administrator administrator; administrators administrator; admin administrator;
  admins administrator; operator operator; operators operator; recovery recov; recoveries recov; analysis analyz;
  analyses analyz; analyse analyz; analysed analyz; analytics analyz; retention retain; destruction destroi;
  compliance compli; compliant compli; transmission transmit; transmissions transmit; engine engine;
  policed police; offsite offsit; notice notifi; notices notifi`
    .split(';')
    .map((pair) => pair.trim().split(' '))
    .flatMap(([word, stem]) => (word && stem ? [[word, stem] as const] : [])),
);

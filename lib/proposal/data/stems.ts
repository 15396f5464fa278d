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
  policed police; offsite offsit; notice notifi; notices notifi; officer officer; officers officer; engineering engineering;
  backed backed; programme program; programmes program;
  programming programming; one one; us ourselves; ids ids; ips ips; ups ups; dos dos; several several; severity severity;
  severities severity; product product; products product; production production; important important; importance important;
  integrity integrity; container container; containers container; containerized container; containment containment;
  performance performance; accountable accountable; accountability accountable; emerging emerging; emergency emergency;
  emergencies emergency; designate designate; designated designate; designates designate; governance governance;
  government government; governments government; personal personal; controller controller; controllers controller; news news;
  information information`
    .split(';')
    .map((pair) => pair.trim().split(' '))
    .flatMap(([word, stem]) => (word && stem ? [[word, stem] as const] : [])),
);

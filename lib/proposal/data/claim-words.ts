/**
 * What tells a statement of what a company does from the rest of a page. Weights are added up; a sentence is a claim from
 * `threshold` on. Each pattern is tried on the sentence in lower case with straight apostrophes, and takes linear time.
 */
export const threshold = 2.4;

/** Signs that a sentence speaks of the company itself, or of what it runs. */
export const speaks: readonly (readonly [RegExp, number])[] = [
  [/\b(?:we|our|us)\b/, 1],
  [
    /\bwe(?:'ve| have| do| also| use| are| will| only| never| do not| don't| regularly| continuously| currently)?\b/,
    0.5,
  ],
  [
    /^(?:all|each|every|no|only|any|access|data|customer|customers|employees?|passwords?|backups?|logs?|traffic|production|servers?|systems?|accounts?|changes?|code|connections?|encryption|services?|network|physical|administrative|security|sensitive|user|personal|information|vendors?|third|subprocessors?|incidents?|vulnerabilit|patches|developers?|engineers?|staff|new|keys?|credentials|databases?|endpoints?|laptops?|devices?|automated|annual|regular|independent|penetration)\b/,
    0.7,
  ],
  [
    /\b(?:is|are|has been|have been|was|were|be|being) (?:\w+ly )?(?:\w+ed|kept|held|built|run|done|made|given|sent|written|taken|hosted)\b/,
    0.7,
  ],
  [
    /\b(?:customers?|users?|admins?|administrators?|districts?|schools|clients|tenants|organizations|you) (?:can|may) (?:also |easily )?(?:be )?(?:control|configure|enable|restrict|invite|manage|require|set|choose|delete|export|enforce|limit|revoke|define|assign|disable|opt)/,
    1,
  ],
  [/\b(?:must|required|requires|require|mandates?|enforces?|enforced|prohibit\w*)\b/, 0.6],
  [
    /\b(?:maintains?|conducts?|performs?|implements?|encrypts?|stores?|monitors?|restricts?|limits?|undergo(?:es)?|supports?|follows?|complies|employs?|utilizes?|operates?|runs?|hosts?|protects?|logs?|scans?|tests?|reviews?|retains?|deletes?|backs?|trains?|provides?|offers?|uses?|applies|includes?|generates?|receives?|performs?|engages?|works? with|establish(?:es|ed)?|keeps?)\b/,
    0.4,
  ],
];

/** Signs of praise, wish or conviction: what nobody could check. */
export const praises: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:believe|passionate|proud|pride|mission|vision|desire|thrive|dream|peace of mind|rest assured|delight|excited|love)\b/,
    -1.4,
  ],
  [
    /\b(?:committed to|commitment to|dedicated to|strive|strives|goal (?:of|is)|aim to|aims to|our aim|top priority|highest priority|key priority|paramount|seriously|utmost|of the essence|at the heart|core value|first and foremost|foundation of)\b/,
    -1.5,
  ],
  [
    /\b(?:world[- ]class|industry[- ]leading|best[- ]in[- ]class|cutting[- ]edge|state[- ]of[- ]the[- ]art|unparalleled|unmatched|market[- ]leading|leader in|trusted by|bank[- ]grade|military[- ]grade|trustworthy|outstanding|track record|stay ahead|seamless|effortless)\b/,
    -0.9,
  ],
  [
    /\b(?:important|essential|crucial|challenging|not enough|matters|depends on|key reason|we know|we understand|understand that|you deserve|expect|want (?:our|you|to)|helps? (?:you|companies|organizations|teams|schools|protect|districts)|trust us|your trust|earn)\b/,
    -0.8,
  ],
  [
    /\b(?:principles? of|focus areas?|efforts focus|the goal|philosophy|approach to security|designed with|in mind)\b/,
    -0.8,
  ],
];

/** Signs that a sentence speaks of others, or of the page itself. */
export const strays: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:this|the following|these|below) (?:page|document|section|sections|article|whitepaper|white paper|overview|website|faq|statement|list|table|guide|information is)\b/,
    -2,
  ],
  [
    /\b(?:last (?:updated|modified|reviewed)|effective date|version \d|copyright|all rights reserved|cookie|©|table of contents|skip to|back to top|opens in)\b/,
    -3,
  ],
  [
    /\b(?:if you have (?:any )?(?:\w+ )?questions|for (?:more|further|additional) (?:information|details)|more details|learn more|read (?:more|about|our)|find out more|get in touch|feel free|sign up|free trial|book a demo|get started|contact (?:us|sales|your))\b/,
    -2.5,
  ],
  [
    /\byou (?:can|may|could) (?:also )?(?:read|find|view|learn|contact|reach|see|download|email|check|visit|report|request|review|submit)\b/,
    -2,
  ],
  [
    /\b(?:you should|you must|you need|you will need|you are responsible|we recommend|we encourage|we ask|you agree|please)\b/,
    -1.6,
  ],
  [
    /^(?:most|many|increasingly|typically|generally|companies|organizations|businesses|cloud (?:service )?providers|cybercriminals|hackers|attackers|as (?:more|threats)|while|today|in today|whether|instead of|the world|with the rise|according to|imagine|there are many)\b/,
    -1.6,
  ],
  [
    /\b(?:gives? (?:employees|you|customers)|means that you|so (?:that )?you can focus|let(?:s|ting)? you|allow(?:s|ing)? you to focus)\b/,
    -0.8,
  ],
  [/\b(?:the terms?|hereby|pursuant to|herein|shall mean|means any|is defined as|refers to)\b/, -1.2],
];

/** First words of an instruction to the reader. */
export const instructions: ReadonlySet<string> = new Set(
  `read see visit learn contact click please check download sign get try talk request explore note email find discover view
  let make ensure log go choose select enter open follow watch join subscribe call write submit send report tell ask start
  schedule book browse search share remember consider imagine skip back jump return copy accept enable disable refer
  don't never`.split(/\s+/),
);

/** Verbs whose presence makes a piece of text a sentence. */
export const finite =
  /\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|can|may|must|shall|should|cannot|won't|don't|isn't|aren't|we|\w+(?:ed|es)|use|run|keep|hold|store|encrypt|monitor|perform|conduct|maintain|review|test|require|provide|follow|undergo|support|limit|restrict|employ|retain|delete|receive|sign|complete|include|\w{3,}s)\b/;

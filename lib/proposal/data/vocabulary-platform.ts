import type { Vocabulary } from '../vocabulary.ts';

/** Words of Platform Security. */
export const platform: Vocabulary = {
  'PR.PS-01': {
    control: 'Secure configuration',
    strong:
      'configuration management|baseline|standard|hardening|drift|control|manage|review|monitor|secure|scan; hardened|harden|hardening; cis benchmark|benchmarks|control|level; baseline + configuration|image|security|server|system; secure|standard|golden|base|minimal|approved configuration|configurations|image|images|ami|build|baseline|default; infrastructure code; terraform|ansible|chef|puppet|cloudformation|kubernetes + configuration|code|infrastructure|manage|managed; unnecessary|unused service|services|port|ports|protocol|feature|software|default + disable|remove|block|close; default password|credential|account|configuration + change|disable|remove; device|laptop|workstation|endpoint|mobile configuration|management|policy|policies|standard|managed|configured; mdm|jamf|kandji|intune|fleetdm; mobile device management; screen lock|locks|locking|saver|timeout; device + policy|lock|manage|managed|encrypt|configured|enroll|configure|standard|baseline; content security policy; csp|hsts; security header|headers; remote wipe|lock',
    medium:
      'configuration|configured|configure; device policy|management; endpoint + manage|policy|standard|protect',
  },
  'PR.PS-02': {
    control: 'Patching',
    strong:
      'patch|patched|patches|patching; update|upgrade|upgraded|updated + $software|operating|latest|version|supported|library|dependency|vulnerability|language|device|runtime|security; security update|updates|fix|patch|fixes; latest|current|supported|up version|versions|date|release|stable; automatic|automatically|auto update|updates|patch|patched; software update|updates; out date; end life|support|of; dependabot|renovate; operating system + update|patch|latest|supported|upgrade; unattended upgrade; outdated|deprecated|obsolete|unsupported + $software|library|version|replace|remove',
    medium: 'up date; upgrade; latest|newest + software|version|technology',
  },
  'PR.PS-03': {
    control: 'Maintenance of hardware',
    strong:
      'hardware|equipment maintenance|maintain|replace|replacement|refresh|lifecycle|repair|disposal|decommission|decommissioned; decommission|dispose + hardware|disk|drive|media|equipment|device|server; degauss|degaussed|shred',
  },
  'PR.PS-04': {
    control: 'Logging',
    strong:
      'log|logs|logged|logging + access|audit|event|system|retain|centralized|central|security|application|activity|action|review|store|collect|record|keep|change|admin|production|server|user|monitor|aggregate|immutable|all|day|year|month|tamper|infrastructure|api; audit log|logs|trail|trails|logging; access|activity|event|security|system|application|server|admin|flow|api|change log|logs|logging; centralized|central log|logging|logs; log retention|management|aggregation|collection|storage|review|retain; cloudtrail|cloudwatch|syslog|splunk|datadog|sumo|papertrail|elk|loggly; siem; record + action|activity|event|access|login|every|change; trail; log|logs|logged|logging',
    medium: 'trail; recorded|tracked + access|action|activity',
  },
  'PR.PS-05': {
    control: 'Unauthorized software is kept out',
    strong:
      'unauthorized|unapproved|unlicensed|malicious|untrusted|unknown software|code|application|script|javascript|program|execution|device|extension|binary + prevent|block|install|run|restrict|execute|detect|allow|prohibit|execution; permitted|approved|authorized|whitelisted|allowed software|application|applications|app|apps; application|software whitelist|whitelisting|allowlist|allowlisting|control|restriction; software installation|install + restrict|approve|prohibit|policy|control|limit; install + software + not|only|approve|restrict|unauthorized; content security policy; csp + prevent|script|detect; sandbox|sandboxing|sandboxed; gatekeeper; dns filter|filtering; web|content filter|filtering; santa',
  },
  'PR.PS-06': {
    control: 'Secure development',
    strong:
      'secure|security|software|system development lifecycle|life|process|practice|cycle|practices|methodology; sdlc|ssdlc|devsecops; code review|reviews|reviewed|audit|analysis|quality|scan|scanning; security|design|architecture review|reviews|reviewed + feature|product|code|change|development|project|design|software|application|design; peer review|reviews|reviewed|code; threat model|modeling|models + development|design|feature|code|review|project|software|change; static|dynamic|code analysis|analyzer|scan; sast|dast|iast|sca; owasp; sql injection; xss|csrf|ssrf; cross site; secure|safe coding|code|design|development|engineering|programming; security design|default|requirement|testing + development|design|product|feature|default; unit|integration|regression|automated|security|qa|quality test|tests|testing|assurance + code|release|deploy|production|change|development|feature|pipeline; pull request|requests + review|approve|check|test; build pipeline; ci cd|pipeline|system; continuous integration; input validation|sanitization; parameterized|prepared quer|query|queries|statement; develop|development + security|secure + practice|process|standard|lifecycle|policy|guideline|principle|embed|every|phase|stage; application security review|team|process|testing|program; source code + review|analysis|scan|control|repository; software engineering practice; linter|linting; memory safe; framework + protect|prevent|injection|xss|csrf|built; orm; test|tested|tests + code|deploy|release|production; privacy|security design; dependency|open source + review|scan|vet|approve; code + merge|merged|reviewed|tested|review',
    medium:
      'development|develop + security|secure; developer|engineering + security|secure|code; code + review|test|secure|quality; qa; injection; release process; design review; secure development',
  },
};

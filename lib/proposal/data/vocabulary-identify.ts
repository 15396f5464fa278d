import type { Vocabulary } from '../vocabulary.ts';

/** Words of the function Identify. */
export const identify: Vocabulary = {
  'ID.AM-01': {
    control: 'Inventory of hardware',
    strong:
      'hardware|device|asset|laptop|equipment inventory|register; inventory + $device|asset|hardware|equipment; asset management|tracking|tag; mobile device management|mdm + inventory|track',
    medium: 'asset; inventory',
  },
  'ID.AM-02': {
    control: 'Inventory of software and systems',
    strong:
      'software|system|service|application inventory|catalog|register; inventory + software|system|service|application|server|cloud|component; dependency|library|package inventory|tracking|manifest',
    medium: 'asset inventory; software composition',
  },
  'ID.AM-03': {
    control: 'Maps of networks and data flows',
    strong: 'data flow; network|architecture diagram|map|topology; flow diagram; data map|mapping',
  },
  'ID.AM-04': {
    control: 'Inventory of services from suppliers',
    strong: 'inventory|list|register + vendor|supplier|subprocessor|subprocessors|third|provider|saas',
  },
  'ID.AM-05': {
    control: 'Assets ranked by importance',
    strong:
      'data|information|asset|document classification|classify|categorize|label; classify + data|information|asset|document|sensitivity; classification policy|standard|scheme|level; criticality + asset|system|data; confidential internal public restricted; sensitivity level',
    medium: 'classification; sensitive level',
  },
  'ID.AM-07': {
    control: 'Inventory of data',
    strong:
      'data inventory|catalog|discovery|map|register; record processing activity; inventory + data|pii|information; ropa; data|center|centers|server|servers + stored|located|hosted|reside|remain|located|store|process|processed + usa|us|united|states|eu|europe|european|uk|region|country|canada|germany|ireland|australia|frankfurt|virginia|oregon; data residency|location|region; type data + collect|describe|list|inventory; classify|classification + data + type|describe|inventory',
    medium:
      'data store + type; collect + personal|data + only|minimum|minimize|necessary|type; data minimization|minimisation; where + data + store|stored|located|resides|held',
  },
  'ID.AM-08': {
    control: 'Assets and data through their life',
    strong:
      '$data|account|customer|media|disk|drive|backup|log|device|hardware + $delete; data retention|deletion|disposal|destruction|lifecycle|erasure; retention policy|period|schedule; retain|keep|store|hold|kept + day|month|year|week|hour|long|longer|period|until; secure delete|disposal|erase|destruction|wipe; media|disk|drive|hardware|equipment|device sanitize|sanitization|disposal|destruction|decommission|wipe; nist 800 88; certificate destruction; end life; crypto shred|shredding|erase; securely|permanently|irreversibly $delete; return + data + termination|request|end|contract; asset lifecycle',
    medium: 'retain|retention; delete|deletion|destroy|dispose|disposal|decommission|deprovision|purge',
  },
  'ID.RA-01': {
    control: 'Vulnerabilities are found and recorded',
    strong:
      '$vulnerability scan|scanner|assessment|test|identify|detect|management|discover|find|monitor; scan + $vulnerability|weekly|daily|network|infrastructure|dependency|external|internal|code|container|image|web|application|continuous|automated|tool|secret; penetration|pen|pentest test|testing|tester|exercise|assessment; pentest|pentesting|pentests; static|dynamic|code|source analysis|scan|application; sast|dast|sca|iast; security scan|scanner|testing|test; red team; dependency scan|scanning|check|dependabot; analyze|analyse|check|inspect|search + code|dependency|library + $vulnerability; identify|find|discover|detect + $vulnerability|risk|issue; attack surface; external|third|independent security assess|assessment|test|review|evaluation|evaluate|audit; code review|audit + security|external|vulnerability|risk; intrusion|external|application test; track + $vulnerability|cve; scan result; dependabot|snyk|nessus|qualys|tenable|wiz|rapid7|burp|trivy|detectify|semgrep|veracode',
    medium: 'vulnerability; scan|scanner; security test|tester; owasp top|ten|10; hacker|ethical; cve',
  },
  'ID.RA-02': {
    control: 'Threat intelligence is received',
    strong:
      'threat intelligence|intel|feed; security|vulnerability|advisory feed|bulletin|mailing|advisory|alert|list; isac|cert|cisa|nvd; national vulnerability database; subscribe + security|advisory|vulnerability|alert|threat; monitor + advisory|disclosure|feed|bulletin|cve|release|forum|mailing|announcement; security advisory|release|bulletin; emerging threat; information sharing',
    medium: 'advisory; bulletin; emerging|latest|new threat',
  },
  'ID.RA-03': {
    control: 'Threats are identified',
    strong:
      'threat model|modeling|modelling|assessment|landscape|analysis; identify + threat; insider threat; security design review|review; threat + identify|assess|analyze|evaluate|risk',
    medium: 'threat; security review + design|feature|product|project|architecture',
  },
  'ID.RA-04': {
    control: 'Impact and likelihood are recorded',
    strong:
      'business impact; impact analysis|assessment; likelihood; data protection impact; privacy impact; risk impact|likelihood',
  },
  'ID.RA-05': {
    control: 'Risk assessment',
    strong:
      'risk assessment|analysis|evaluation|assess|review|register; assess|evaluate|analyze|identify|prioritize|rank + risk; prioritize|rank|rate|severity|triage + $vulnerability|risk|finding|cvss|impact|patch; cvss; based + severity|risk|impact|criticality; risk based; risk profile',
    medium: 'severity|cvss; risk + assess|identify|annual; prioritize',
  },
  'ID.RA-06': {
    control: 'Risks and findings are treated and tracked',
    strong:
      '$vulnerability|finding|risk|issue|result + remediate|fix|mitigate|resolve|address|track|triage|remedied|correct|repair; remediation|remediate + plan|timeline|sla|day|track|hour|week|month; risk treatment|response|register|mitigation|plan; fix|remediate|resolve within; poam; corrective action plan',
    medium: 'remediate|remediation|mitigate|mitigation; triage; fix + day|hour',
  },
  'ID.RA-07': {
    control: 'Change management',
    strong:
      'change management|control|approval|advisory|request|process|review; change + approve|review|test|track|log|document|authorize|peer|ticket|rollback|revert + production|before|deploy|prior|release|peer|infrastructure|code|system|management; deploy|release|production|merge + approve|review|rollback|revert|test|staging|gate; rollback|revert|roll|back + deploy|change|release; pull request|requests; exception + approve|process|document|policy|track; version|source control; emergency change; ci cd; continuous integration|delivery|deployment; infrastructure code|terraform; separate|separation + production|staging|test|development + environment',
    medium:
      'peer review|code; deploy|deployment + production|automated; staging|production environment; git|github|gitlab',
  },
  'ID.RA-08': {
    control: 'Reports of vulnerabilities from outside',
    strong:
      'bug bounty; bounty program|reward|hackerone|bugcrowd; $vulnerability disclosure|report|reward|reporting; responsible|coordinated disclosure; disclosure program|policy; security researcher|researchers; report + $vulnerability|security|issue|finding + us|security|email|researcher|hackerone|team|responsible; hackerone|bugcrowd|intigriti|yeswehack|synack|cobalt; safe harbor + research|researcher; vdp; hall fame; security txt; respond|responsive + security + inquiry|report|question; researcher + report|find|test',
    medium: 'researcher; disclosure',
  },
  'ID.RA-09': {
    control: 'Authenticity of software and hardware',
    strong:
      'integrity|authenticity + hardware|software|package|artifact|firmware|dependency|download; verify + signature|checksum|hash; signed package|software|firmware|binary|code; code signing',
  },
  'ID.RA-10': {
    control: 'Critical suppliers assessed first',
    strong:
      'critical|key supplier|vendor + assess|evaluate|review; $vendor + assess|evaluate|review + before|prior|acquire|acquisition|purchase',
  },
  'ID.IM-01': {
    control: 'Independent audits and assessments',
    strong:
      'soc 1|2|3|i|ii|type|report|audit|examination|attestation|compliant|certified|certification; ssae 16|18; isae 3402|3000; iso 27001|27017|27018|27701|22301|42001|9001; iec 27001; independent|external|third|outside|accredited audit|auditor|assessor|audited|assessment|certification|evaluation|attestation|verification|examiner; third party audit|auditor|assessment|certification|attestation|evaluation|security; audit + annual|independent|external|firm|report|certify|control|regular|cpa|accredited|auditor; annual audit|assessment|recertification|certification; certification|certified|attestation + audit|auditor|maintain|obtain|achieve|hold|independent|standard|iso; gap|maturity|self assessment; audit report; pci dss + level|compliant|audit|certified|assess|attestation; csa star; caiq; hitrust|fedramp|tisax|cyber essentials; security rating|scorecard; surveillance audit',
    medium:
      'audit|auditor|audited; certification|certified|attestation; assessment; improve|improvement + evaluate|assess|security|continual|continuous; continually|continuously improve',
  },
  'ID.IM-02': {
    control: 'Security tests and exercises',
    strong:
      'penetration|pen|pentest|red|purple test|testing|tester|team|exercise; pentest|pentesting|pentests; $test + $incident|response|plan|recovery|disaster|continuity|backup|restore|failover + $annual|regular|least|conduct|perform; tabletop; disaster|recovery|continuity|incident|response|plan|failover|bcp|dr drill|exercise|test|tested|rehearsal|simulation; phishing simulation|test|campaign|exercise; simulate + phishing|attack|incident; test + plan|recovery|disaster|continuity|restore; chaos engineering|test|game; external security assess|assessment|test; bug bounty; independent|third party + test|penetration|security; security assess|evaluation + external|third|independent|annual',
    medium: 'drill|exercise|tabletop|simulation; security test',
  },
  'ID.IM-03': {
    control: 'Lessons learned',
    strong:
      'post mortem|incident|event + review|analysis|report|conduct|action|lesson|analyze|retrospective|mortem; postmortem|postmortems|retrospective; lesson learn|learned|learnt; root cause + follow|improve|action|prevent|corrective; after action; corrective|preventive action; follow up + incident|work|action|track; prevent + recurrence|reoccurrence|again|future + incident|breach|issue|action; continual|continuous improvement; improve + process|control|regular|review',
    medium: 'improvement; learn + incident',
  },
  'ID.IM-04': {
    control: 'Plans for incidents, disasters and continuity',
    strong:
      'incident response|management|handling|security|breach plan|policy|procedure|process|program|runbook|playbook|standard; response plan|playbook|procedure|program|policy; disaster recovery; business continuity; contingency|continuity|emergency|recovery|dr|bcp|crisis plan|planning|procedure|policy|program|strategy; bcp|bcdr|drp|irp; plan + disaster|continuity|incident|emergency|recovery; runbook|playbook; standardized|documented|formal|defined|established process|procedure + incident',
    medium: 'plan + test|update|review|maintain; continuity; runbook',
  },
};

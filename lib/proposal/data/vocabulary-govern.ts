import type { Vocabulary } from '../vocabulary.ts';

/** Words of the function Govern. */
export const govern: Vocabulary = {
  'GV.OC-01': {
    control: 'Security serves the mission',
    medium: 'mission + inform|guide|support + security|risk; security + align + business|mission|objective',
  },
  'GV.OC-02': {
    control: 'Expectations of customers and other parties',
    medium:
      'customer|stakeholder|regulator expectation; understand + need + customer|stakeholder; security|privacy advisory board; feedback + customer + security',
  },
  'GV.OC-03': {
    control: 'Legal, regulatory and contractual duties',
    strong:
      'sell|rent|share|disclose + data|information|pii + third|never|not|without|advertiser|advertise|consent|marketing; comply|compliance|compliant|adhere|conform + gdpr|ccpa|cpra|hipaa|ferpa|coppa|lgpd|pipeda|dpa|sox|glba|fedramp|fisma|dora|nis2|hitrust|hitech|dpf; comply|compliance|compliant|adhere|conform + $law; data processing agreement|addendum|dpa; business associate agreement|addendum; standard contractual clause; privacy shield|framework|impact; data protection impact|officer|act|regulation|law; legal|regulatory|contractual|statutory requirement|obligation|duty; certified|compliant|attested + hipaa|gdpr|ferpa|fedramp|coppa|pci',
    medium:
      'gdpr|ccpa|cpra|hipaa|ferpa|coppa|lgpd|pipeda|fedramp|fisma|hitrust|hitech|baa; privacy law|policy|right|program|regulation|officer; data subject|access request|right; comply|compliance|compliant|certify|certification + iso|soc|pci|nist|27001|standard|csa; pci dss; data residency|sovereignty|locality; export control; legal hold|counsel; iso 27701|27018; subpoena|warrant|court; lawful + request|government|enforcement; right erasure|deletion|forgotten|access|portability',
    weak: 'privacy; compliance|compliant; confidentiality agreement; contractual; legal; regulation; lawful',
  },
  'GV.OC-04': {
    control: 'Services that others depend on',
    medium:
      'critical service|function|objective|capability + customer|depend|rely; mission critical; service level agreement|objective|commitment',
    weak: 'business critical; sla',
  },
  'GV.OC-05': {
    control: 'Services that we depend on',
    strong:
      'host|run|operate|build|deploy|locate + aws|amazon|azure|gcp|google|heroku|digitalocean|rackspace|oracle|ibm|linode|hetzner|ovh|cloudflare|render|vercel|equinix; infrastructure + aws|amazon|azure|gcp|google|heroku; cloud infrastructure|hosting provider; run|live|host in|on|within cloud; primary|main cloud|hosting|infrastructure provider|partner',
    medium:
      'cloud|hosting|infrastructure provider|service|platform; aws|azure|gcp; depend|rely + provider|vendor|supplier|third; colocation|colo provider',
    weak: 'cloud based|hosted|native',
  },
  'GV.RM-01': {
    control: 'Objectives of risk management',
    strong: 'risk management objective|goal|program|strategy|framework|process|policy|approach|methodology',
    medium: 'enterprise|cybersecurity|information|security risk manage|management; risk based approach',
  },
  'GV.RM-02': {
    control: 'Risk appetite and tolerance',
    strong: 'risk appetite|tolerance; acceptable risk|level; accepted risk level',
  },
  'GV.RM-03': {
    control: 'Security risk within enterprise risk',
    strong: 'enterprise risk; risk committee; integrate + security risk + enterprise|business',
  },
  'GV.RM-04': {
    control: 'Responses to risk, insurance included',
    strong:
      'cyber|cybersecurity|liability|breach insurance; insurance + cyber|liability|security|breach|coverage|policy; risk accept|transfer|avoid|mitigate|treatment|response; treat risk; risk treatment plan',
    medium: 'insure|insurance; mitigate risk',
  },
  'GV.RM-05': {
    control: 'Lines of communication about risk',
    strong:
      'line communication; communicate + risk + across|company|organization|management|board; report + risk + management|leadership|board|executive',
    medium: 'security channel; escalate + management; report + security + concern',
  },
  'GV.RM-06': {
    control: 'One method to rate risks',
    strong:
      'risk scoring|rating|matrix|calculation|register|methodology|ranking|score; score|rate|rank|categorize + risk; likelihood + impact',
  },
  'GV.RM-07': { control: 'Opportunities weighed with risks', strong: 'positive risk; strategic opportunity' },
  'GV.RR-01': {
    control: 'Leadership answers for security',
    strong:
      'chief security|information|privacy|compliance|trust officer; ciso|cso|cisos; executive|leadership|management|board + security|accountable|responsible|oversight|sponsor; culture + security|risk|compliance; head|vp|director of|security|infosec; security everyone job|responsibility; security steering|council|committee',
    medium: 'security culture|minded|conscious; tone top; founder|ceo|cto; accountable|accountability',
  },
  'GV.RR-02': {
    control: 'Roles and duties for security',
    strong:
      'security role|responsibility; role responsibility; dedicated|internal|full security|privacy|infosec team|staff|engineer|professional|person; security team|engineer|officer|group + responsible|lead|own|charge|manage|oversee|report; data protection officer; segregation|separation duty; responsible + security|information|compliance; assign|appoint|designate + owner|officer|responsibility|role; on call rotation|engineer + security',
    medium:
      'security team|organization|group|department; code conduct + sanction|disciplinary; dpo; ownership',
  },
  'GV.RR-03': {
    control: 'People and means for security',
    strong:
      'security budget|resource|headcount|investment|staffing; invest + security|privacy; hire + security + expert|engineer|professional; dedicated resource; security expert|specialist|professional + hire|employ|retain|team',
    medium: 'security expert|professional|specialist|veteran',
  },
  'GV.RR-04': {
    control: 'Security in hiring, employment and leaving',
    strong:
      'background check|screen|screening|investigation|verification|vetting; criminal check|record|history|background; confidentiality|nondisclosure|disclosure|nda agreement|clause + $staff; sign|agree + confidentiality|nda|nondisclosure|agreement + $staff; non disclosure; reference check|checks; pre employment; employment + screen|verify|check|agreement; drug test; offboard|offboarding|onboard|onboarding + $staff|process|procedure|checklist; disciplinary action|process|procedure|measure; vet + $staff; exit interview|process; termination + procedure|process|checklist|employment; human resources|hr',
    medium:
      'onboard|offboard; confidentiality|nda + $staff; code conduct; employment; candidate; sanction + policy|violation',
    weak: 'new hire; employee leave',
  },
  'GV.PO-01': {
    control: 'Information security policy',
    strong:
      'security|infosec policy|program|standard|procedure; information security management; written|documented|formal|comprehensive|internal policy|procedure|program; acceptable use; isms; set policy; policy + acknowledge|document|publish|approve|adopt|establish|enforce|communicate|available|maintain|cover|govern; $staff + policy + read|acknowledge|agree|adhere|comply|follow|accept|require; policy standard|procedure',
    medium:
      'policy; wisp; security framework; security program; nist cybersecurity|csf|800; align + nist|iso|cis|csf|framework; best practice|standard + nist|iso|cis|owasp',
    weak: 'procedure; guideline; standard',
  },
  'GV.PO-02': {
    control: 'Review of policies',
    strong:
      'policy|procedure|standard|program + $review|update|revise|refresh|revisit + $annual; policy|procedure + review|update|revise; policy + review + approve; review|update|revise policy|program|procedure; isms + review',
  },
  'GV.OV-01': {
    control: 'Outcomes of the risk strategy reviewed',
    strong:
      'management review|oversight; strategy + review + risk|security; board + report|review|brief + security',
  },
  'GV.OV-02': {
    control: 'Coverage of the risk strategy reviewed',
    strong:
      'risk strategy review|adjust|update; security program + review|adjust|update|assess|evaluate; steering committee',
  },
  'GV.OV-03': {
    control: 'Performance of security measured',
    strong:
      'security metric|kpi|scorecard|performance|indicator; measure + effective|effectiveness|performance + security|control|program; internal audit|auditor; control effectiveness|effective; continuous control|compliance|controls monitor|monitoring; compliance automation|platform',
    medium: 'soc 2|1|3|i|ii; audit + independent|external|third|firm|cpa|auditor|annual',
  },
};

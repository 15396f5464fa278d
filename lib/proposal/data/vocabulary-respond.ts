import type { Vocabulary } from '../vocabulary.ts';

/** Words of the functions Respond and Recover. */
export const respond: Vocabulary = {
  'RS.MA-01': {
    control: 'Incident response',
    strong:
      'incident response|management|handling|responder|responders|handle|manage|respond; respond|response|responding|handle|responds + $incident|security|suspicious|threat|alert|event|breach|attack; breach response|protocol|plan; incident + respond|plan|procedure|process|program|team|policy|documented|standardized|runbook|24|commander|coordinate|notified; security incident|incidents + process|plan|procedure|respond|team|suspected|handle|response|address; csirt|sirt|cirt|psirt|dfir|irt; response team|process|processes|plan|procedure|time; third party|legal|forensic|law + coordinate|engage|retain|assist + incident|breach; coordinate + incident|breach|response|law|legal; incident commander|manager|lead; respond + within|24|hour|minute|immediately|promptly|quickly',
    medium: 'incident|incidents; breach|breaches; respond|response|responsive; monitoring alerting response',
  },
  'RS.MA-02': {
    control: 'Reports of incidents are triaged',
    strong:
      'triage|triaged|triages|triaging + $incident|report|alert|event|issue|security|finding|vulnerability|validate|result; incident + validate|validated|confirm|verify|assess|investigate|initial|report|reported; report incident|incidents|suspected|concern; $staff + report + incident|suspicious|suspected|security|concern|event; initial assessment|analysis + incident',
    medium: 'triage|triaged',
  },
  'RS.MA-03': {
    control: 'Incidents are ranked',
    strong:
      'incident|event|severity severity|classification|classified|categorize|categorized|priority|prioritize|prioritized|rating|level|levels + $incident|event|high|critical|low; classify|categorize|prioritize|rank + incident|incidents|event|events|alert|alerts',
  },
  'RS.MA-04': {
    control: 'Incidents are escalated',
    strong:
      'escalate|escalated|escalation|escalates|escalating; incident + management|executive|leadership|engineer|on + notified|notify|inform|escalate|paged; paging service|system; notified|paged + team|incident|on; central communication channel; war room',
  },
  'RS.MA-05': {
    control: 'Recovery is started by criteria',
    strong:
      'activate|activation|declare|invoke|initiate + recovery|disaster|continuity|plan|failover|bcp|dr; criteria + recovery',
  },
  'RS.AN-03': {
    control: 'Causes of incidents are found',
    strong:
      'root cause|causes; post mortem|incident|event|breach + analysis|cause|review|analyze|investigation|mortem|conduct|write|report; postmortem|postmortems|retrospective; forensic|forensics; cause + incident|breach|failure|investigate|determine|identify|analysis; incident|breach investigation|analysis|investigate|investigated; investigate + incident|incidents|breach|thorough|cause|promptly',
    medium: 'investigation|investigate + security',
  },
  'RS.AN-06': {
    control: 'Actions during an incident are recorded',
    strong:
      'incident|response|event log|record|recorded|documented|timeline|ticket|document|tracked|documentation|report + action|activity|response|step|all|retain|ticket|track|timeline; document|record|track + incident|incidents|action|response; chain custody',
  },
  'RS.AN-07': {
    control: 'Evidence is preserved',
    strong:
      'evidence + preserve|preserved|collect|collected|integrity|retain|incident|chain|forensic; chain custody; forensic image|evidence|data|copy|analysis; preserve + log|data|evidence|system',
  },
  'RS.AN-08': {
    control: 'The extent of an incident is established',
    strong:
      'extent|magnitude|scope|impact + $incident|data|damage|affected|determine|identify|assess; identify|determine|list + affected|impacted + $customer|data|system|user|individual|account; affected customer|system|user|data|individual + list|identify|determine',
  },
  'RS.CO-02': {
    control: 'Notification of incidents',
    strong:
      '$notify + $customer|affected|regulator|authority|authorities|individual|you|impacted|law|party + $incident|breach|unauthorized|accessed|day|hour|delay|affected|promptly|quickly|72|without|event|personal; breach|incident notification|notice|notifications|communication|disclosure; $notify + breach|breaches|compromise|incident|incidents + $customer|customer|hour|day|delay|affected|you|party|immediately|without|promptly|prompt|authority; notify affected|customer|customers|you|impacted|users; undue|unreasonable delay; communication|communications|communicate|include + affected|impacted $customer|customer|user|party|individual; information + incident|breach + include|provide|affected|communicate|nature; supervisory authority|authorities; report + authority|regulator|law + breach|incident; law enforcement + notify|report|contact|incident|involve',
    medium: '$notify + $incident|breach; affected|impacted customer|customers|individual|party|user',
  },
  'RS.CO-03': {
    control: 'Information is shared during incidents',
    strong:
      'share|sharing|coordinate|inform|update|updates|communicate + incident|outage|breach|threat + stakeholder|legal|team|customer|internal|status|partner|regular|additional; central communication channel|plan; communication channel|plan|channels + incident|established|central|crisis; status page|pages + incident|update|outage|post|notify|communicate; isac; information sharing; coordinate + legal|security|additional resource|resources|counsel',
  },
  'RS.MI-01': {
    control: 'Incidents are contained',
    strong:
      'contain|contained|containment|isolate|isolated|quarantine|quarantined|quarantining|limit + $incident|breach|attacker|infected|affected|threat|damage|spread|compromised|system|step; attacker + out|remove|removed|contain|system; incident + contain|mitigate|minimize|limit|isolated|mitigation; minimize|limit|mitigate + impact|impacts|damage|effect|harm|access + incident|breach|event|attacker|attack|step|affected; remote wipe + lost|stolen; lost stolen',
    medium: 'contain|containment|quarantine',
  },
  'RS.MI-02': {
    control: 'Causes of incidents are removed',
    strong:
      'eradicate|eradication|eradicated; attacker + removed|eradicate|out|evict; incident|issue|breach + resolve|resolved|remediate|remediated|remediation|corrected|corrective|fix|eliminate; verify + attacker; remediate + incident|breach',
  },
  'RC.RP-01': {
    control: 'Disaster recovery',
    strong:
      'disaster recovery|recover|restore; recovery plan|procedure|process|strategy|time|point|objective|capability|planning|service|test; recover|recovered|restore|restored|recovery + service|services|operation|operations|disaster|outage|system|systems|failure|incident|data|hour|hours|minute|within|event|quickly|case|loss|region; rto|rpo|rtos|rpos; time|point objective|objectives + recovery; business continuity + recovery|resume|restore|plan|disaster; resume|resumption|continue + operation|operations|business|service|services|disaster',
    medium: 'disaster; recovery|recover; continuity',
  },
  'RC.RP-02': {
    control: 'Recovery is planned and carried out by priority',
    strong:
      'prioritize|order|sequence|priority + recovery|restore|restoration|recover; rto|rpo|rtos|rpos; recovery time|point; recovery priority|action|step',
  },
  'RC.RP-03': {
    control: 'Backups are verified before use',
    strong:
      'backup|backups|snapshot|restore|restoration|restores + test|tested|testing|verify|verified|verification|validate|validated|integrity|regular|successful|drill|check|restored|exercise; $test + restore|restoration|backup|backups|recovery procedure; integrity + backup|backups|restore',
  },
  'RC.RP-04': {
    control: 'Critical functions after an incident',
    strong:
      'critical function|service|business|operation|system + continue|restore|resume|recovery|recover|disaster|continuity|during; minimum service level; business continuity',
  },
  'RC.RP-05': {
    control: 'Restored systems are verified',
    strong:
      'restore|restored|recovered|recovery|rebuilt + verify|verified|validate|validated|integrity|normal|confirm|operation; return normal; normal operation|operations; rebuild|rebuilt|redeploy + system|systems|server|servers|environment|clean|image',
  },
  'RC.RP-06': {
    control: 'End of recovery is declared',
    strong:
      'recovery + complete|completed|end|conclude|closed|documented; close|closed|closure incident|incidents; incident report|closure + final|after|complete',
  },
  'RC.CO-03': {
    control: 'Progress of recovery is told',
    strong:
      'status|recovery|progress|restoration update|updates|communicate|communicated|communication|inform|page|progress + $customer|stakeholder|recovery|internal|during|incident|outage|management|regular; keep customer|customers|you informed|updated|date; recovery communication|communications|status',
  },
  'RC.CO-04': {
    control: 'Public news of incidents and recovery',
    strong:
      'status page|site|website|pages|com|io; statuspage; public|publicly status|incident|update|postmortem|communication|report|disclose|announce|availability|uptime; publish|post|report + incident|outage|uptime|status|availability|historical|real; press|media statement|release|communication',
  },
};

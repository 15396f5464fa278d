import type { Vocabulary } from '../vocabulary.ts';

/** Words of the function Detect. */
export const detect: Vocabulary = {
  'DE.CM-01': {
    control: 'Networks are monitored',
    strong:
      'intrusion detection|detect|prevention|detecting; ids|nids|guardduty|snort|suricata; network|traffic|perimeter|dns|packet|flow monitor|monitoring|monitored|analysis|logs|detection|log|intrusion; monitor|monitoring|monitored + network|traffic|perimeter|intrusion|infrastructure|system|24|suspicious|unauthorized|anomalous|continuous|continuously|security|threat|environment|production|attack|platform|unusual|around|real; monitoring alerting|detection; suspicious|anomalous|malicious|unusual|abnormal activity|activities|behavior|behaviour|traffic|pattern|event; threat detection|detect|monitoring; anomaly detection|detect|alert; detect + intrusion|attack|threat|anomaly|suspicious|malicious|unauthorized|abuse|unusual|breach|activity|incident; soc + 24|monitor|operations|center + security; security operations center|centre|team; continuous|continuously|real|24 monitor|monitoring|monitored|time; around clock; 24 7 + monitor|security|alert|detect|team|surveillance; alert + unusual|suspicious|anomaly|anomalous|intrusion|threat|security',
    medium: 'monitor|monitoring|monitored; detect|detection; alert|alerts|alerting',
  },
  'DE.CM-02': {
    control: 'Premises are monitored',
    strong:
      'cctv|surveillance|camera|cameras; video monitor|surveillance|recorded|recording; monitor|guard|patrol + $facility + 24|physical|security|around; motion detector|sensor; intrusion alarm; alarm|alarms + facility|building|office|door|physical',
  },
  'DE.CM-03': {
    control: 'Activity of people is monitored',
    strong:
      'user|employee|administrator|personnel|privileged|account|admin|insider activity|action|actions|behavior|access|activities|login + monitor|monitored|log|logged|audit|review|record|track; monitor + access|login|employee|user|account|usage; $access + logged|monitored|audited|recorded|log|monitor; login|failed attempt|attempts|logins + monitor|detect|alert|log|track; dlp; insider threat; system level action|actions; sudo|elevated + log|logged|monitored|audit; action + performed|perform + log|logged|record|audit; account takeover',
  },
  'DE.CM-06': {
    control: 'Service providers are monitored',
    strong:
      '$vendor + monitor|monitored|monitoring + activity|service|performance|compliance|security|ongoing|continuous; monitor|watch + provider|vendor|supplier|subprocessor|third; external service provider monitor',
  },
  'DE.CM-09': {
    control: 'Hosts and software are monitored',
    strong:
      'malware|antivirus|antimalware|virus|spyware|ransomware|trojan; anti|endpoint virus|malware|detection|protection|security|spam; edr|xdr|mdr|hids|fim|crowdstrike|sentinelone|carbon|sophos|clamav|osquery|falco; endpoint detection|protection|security; host intrusion|detection|monitoring|based; file integrity; integrity monitor|monitoring; spam|phishing|email filter|filtering|protection|scan|scanning; runtime monitor|protection|security|detection; server|application|system|host|infrastructure|service|performance|health|uptime|container|database monitor|monitoring|monitored; monitor|monitoring|monitored + system|server|application|infrastructure|service|software|performance|health|host|endpoint|product|change|configuration|log; scan|scanning + malware|virus|upload|attachment; detect + change|reliability|configuration|malware|unauthorized|javascript|code|runtime|issue; unauthorized|unexpected|configuration change|changes + detect|monitor|alert|notify; changes + infrastructure + notify|detect|alert|monitor; content security policy',
    medium: 'virus; monitoring|monitor + infrastructure|system',
  },
  'DE.AE-02': {
    control: 'Events are analysed',
    strong:
      'event|log|alert|anomaly|activity|logs|alerts analysis|analyze|analyzed|investigate|investigated|investigation|review|reviewed|triage|triaged|analytics|correlate; analyze|analyse|investigate|review|examine + event|log|logs|alert|alerts|suspicious|anomaly|activity|traffic|behavior|result; suspicious|anomalous + investigate|review|respond|analyze|escalate|process; automated|automatic analysis|detection|threat|response|alerting; investigate|investigation + incident|event|alert|security|report|suspicious; machine learning; behavioral|behavioural analysis|analytics|detection|monitoring; log + review|analyze|analysis|monitor|anomaly|automated',
    medium: 'investigate|investigation; anomaly|anomalies|anomalous; suspicious',
  },
  'DE.AE-03': {
    control: 'Information is correlated',
    strong:
      'siem|splunk|panther|sumo|elastic + log|event|security|correlate; security information event management; correlate|correlation|correlated|aggregate|aggregated|aggregation|consolidate|consolidated + log|logs|event|events|source|data|alert; centralized|centralised|central log|logging|logs|monitoring; log aggregation|management|correlation',
  },
  'DE.AE-04': {
    control: 'Impact of events is estimated',
    strong:
      'impact|scope|extent|severity + event|incident|breach + determine|estimate|assess|understand|evaluate|identify',
  },
  'DE.AE-06': {
    control: 'Events reach those who must act',
    strong:
      'alert|alerts|alerted|alerting|page|paged|pager|paging|notify|notified|notification + team|engineer|staff|personnel|on|security|24|oncall|response|immediately|automatic|automatically|tool|unusual|behavior|issue|incident|administrator|threshold; on call|rotation; oncall; pagerduty|opsgenie|victorops; alerting process|response|system|monitoring; paging service|system; automatic|automated|real time alert|alerts|notification|alerting; notify us|security|team|engineer + quickly|immediately|change|issue|event',
    medium: 'alert|alerts|alerting',
  },
  'DE.AE-07': {
    control: 'Threat intelligence is used in analysis',
    strong:
      'threat intelligence|intel|feed + detect|monitor|correlate|integrate|enrich|analysis|alert|log|siem|block; indicator compromise|compromises; ioc|iocs; threat hunting|hunt',
  },
  'DE.AE-08': {
    control: 'Incidents are declared by criteria',
    strong:
      'declare|declared|declaration + incident|disaster|breach|emergency; incident + criteria|definition|define|threshold|qualify; considered|deemed|classified|defined incident|breach; incident severity|classification|level|category',
  },
};

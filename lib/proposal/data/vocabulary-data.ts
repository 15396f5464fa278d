import type { Vocabulary } from '../vocabulary.ts';

/** Words of Data Security and of Technology Infrastructure Resilience. */
export const data: Vocabulary = {
  'PR.DS-01': {
    control: 'Encryption at rest',
    strong:
      '$encrypt + rest|disk|stored|storage|store|database|volume|backup|drive|laptop|s3|field|column|record|bucket|ebs|rds|hard|aes|256|symmetric|device|key; encrypt|encrypted|encryption rest; data rest; rest + $encrypt|protect|aes|kms; aes 128|192|256|gcm|cbc|xts; aes256|aes128; full|whole disk|device; disk|volume|storage|database|drive|field|column|application|server side level|encryption|encrypted|encrypt; filevault|bitlocker|luks|dm; kms|hsm|hsms; key management|rotation|rotate|hierarchy|vault|custodian; encryption key|keys; envelope encryption|encrypt; customer|bring managed|own key|keys|encryption; integrity + $data|check|checksum|protect|storage|hash; $data + encrypt|encrypted|encryption|encrypting; tokenize|tokenized|tokenization|pseudonymize|pseudonymization|pseudonymisation; dlp; data loss prevention|leak|leakage; removable|usb|portable media|drive|device|storage|thumb; remote wipe|wiping; fips 140|197; store secure|securely|safely + $data; cryptographic|crypto algorithm|standard|control|key|module|practice; log + integrity|immutable|tamper; secret + storage|vault|encrypt|kms',
    medium:
      '$encrypt; cryptography|cryptographic|algorithm; immutable|tamper; confidential|confidentiality integrity + data; integrity; secure storage',
    weak: 'protect|safeguard|secure data|information|pii; stored|storage',
  },
  'PR.DS-02': {
    control: 'Encryption in transit',
    strong:
      '$encrypt + $transit|network|internet|traffic|connection|communication|tls|ssl|https|channel|tunnel|session; end end $encrypt; tls|ssl|https|hsts|sftp|ipsec|wireguard|dtls|ftps|starttls|mtls|srtp; vpn + $encrypt|remote|tunnel|connect; $transit + $encrypt|data|protect|secure; transport layer|security|encryption; secure socket|channel|transmission|connection|transport|transfer|communication; perfect forward secrecy; forward secrecy; cipher suite|suites; strict transport; end end encrypt|encryption|encrypted; certificate + tls|ssl|x|rsa|ecdsa|sha|2048|4096; diffie hellman; elliptic curve; ssh + $encrypt|key|tunnel; ssllabs|labs; rsa|2048|4096 + key|bit|certificate; store|transmit + secure|securely + $data; transmit|transmission|send|sent|transfer + secure|securely|unencrypted|never|protect|encrypted; dmarc|dkim|spf',
    medium: 'in transit; transmit|transmission; secure + email|transfer; cipher; ssh',
  },
  'PR.DS-10': {
    control: 'Protection of data in use',
    strong:
      'data use|memory + encrypt|protect|confidential; confidential computing; in memory encryption|protection; enclave|enclaves|nitro|sgx|sev; mask|masked|masking|redact|redaction|redacted|obfuscate + $data|log|production|number; production data + test|testing|development|never|non; test|development|staging + production|customer|live|real data + not|never|no|without|prohibited|synthetic|use|separate',
    medium: 'mask|masking|redact',
  },
  'PR.DS-11': {
    control: 'Backups',
    strong:
      'backup|backed|snapshot; back|backs|backed up; backup + data|regular|daily|store|copy|automated|encrypt|retain|day|database|region|cloud; replicate|replica|replicas|replication + data|database|region|zone|backup|point|real|multiple; point time recovery|restore|recover; restore|restoring|restoration + test|backup|data|point|day|verify; offsite|off site|geographically + backup|copy|storage|stored|replica; pitr|wal; backup copy|restore|retention|test; redundant + copy|storage|stored|data|backup; copy + data + multiple|separate|redundant|location|region',
    medium: 'archive|archival; restore|restoration; replicate|replication',
  },
  'PR.IR-01': {
    control: 'Protection of networks',
    strong:
      'firewall|firewalls|waf|wafs|vpc|vpcs|vlan|vlans|dmz|nat|subnet|subnets|bastion|nacl; web application firewall; virtual private cloud|network|networks; network segmentation|segment|segregation|segmented|isolation|separation|security|access|boundary|protection|control|layer|perimeter|firewall|architecture|rule; security group|groups; segment|segregate|isolate + network|environment|production|subnet|traffic|system; private subnet|network|subnets|ip|link; port + block|close|closed|unnecessary|open|restrict|filter|necessary|require; deny default; default deny; allowlist|allowlisting|whitelist|whitelisting|allow list|ip; ip + allowlist|whitelist|restrict|filter|allow|restriction; ddos|denial service|dos; intrusion prevention; ips; vpn|vpns; bastion|jump host|server|box; separate|separated|separation|isolated|segregated|distinct + environment|network|production|staging|development|vpc|account|test; production|test|staging environment|environments + separate|isolated|segregated|distinct; ingress|egress; wireless|wifi|wi fi network|security|wpa2|guest|access; external access|traffic + limit|block|restrict|filter; zero trust; remote access; traffic + filter|block|restrict|inspect|deny; mutual isolation; container|containerized|sandbox|sandboxed|isolation + isolate|isolated|limited|external|environment|process; public internet + not|never|no|exposed|access|accessible',
    medium:
      'network; perimeter; cloudflare|akamai|shield|fastly; segmentation|segmented; logical separation|isolation',
  },
  'PR.IR-02': {
    control: 'Protection from fire, water and power failure',
    strong:
      'fire suppression|detection|alarm|extinguisher|protection; power + backup|redundant|uninterruptible|supply|generator|failure|conditioning; diesel|power|backup|standby|emergency generator|generators; ups|hvac|uninterruptible|sprinkler; climate|environmental|temperature|humidity control|safeguard|protection|threat|monitor|hazard|controls; air conditioning; flood|earthquake|water|leak + detect|damage|protect|raised|zone; smoke detector; temperature humidity; environmental',
  },
  'PR.IR-03': {
    control: 'Resilience and redundancy',
    strong:
      'redundant|redundancy|failover|resilience|resilient|resiliency; multi|multiple|several|different|three|two|separate|many availability|az|zone|zones|region|regions|datacenter|datacenters|center|centers|az; availability zone|zones; multi az|region; high|highly availability|available; fault tolerant|tolerance|tolerate; load balance|balancer|balancers|balancing|balanced; geographically|geographic|geo distribute|distributed|separate|separated|redundant|diverse|dispersed|redundancy; single point failure; hot|warm standby|site; cluster|clustered + database|server|fail|node|replica; active active|passive; n 1; self healing; automatic|automatically recover|failover|fail; $test + failover; denial service; ddos|dos + protect|mitigate|defend|prevent|mitigation|protection; replicate|replication + zone|region|multiple|data',
    medium: 'disaster + resilience|zone|multiple|region; anycast|cdn',
  },
  'PR.IR-04': {
    control: 'Capacity and availability',
    strong:
      'capacity plan|planning|management|monitor|monitoring|manage; auto|autoscale|elastic|horizontally scale|scaling|scalable; autoscaling|autoscale; uptime|availability + 99|percent|target|guarantee|sla|commitment|higher|least|service|record|historical; availability|uptime target|sla|commitment|guarantee|slo|objective; service level agreement|sla|objective; sla|slas|slo|slos; 99 9|95|99|5|999; uptime; scale + demand|load|traffic|capacity; performance monitor|monitoring|capacity; load test|testing',
    medium: 'availability; capacity; scalable; scale',
  },
};

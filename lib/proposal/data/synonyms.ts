/**
 * Groups of words that stand for each other in the vocabulary, written `$name` there. Only the stem of a word counts:
 * "encrypt" also finds "encrypts", "encrypted" and "encryption".
 */
export const synonyms: Readonly<Record<string, string>> = {
  data: 'data|information|content|file|record|pii|phi|document|database|message',
  device:
    'device|laptop|workstation|endpoint|computer|machine|desktop|notebook|macbook|phone|mobile|hardware',
  staff:
    'employee|staff|personnel|worker|workforce|contractor|hire|member|engineer|developer|team|everyone|people|colleague|joiner|candidate|administrator',
  vendor:
    'vendor|supplier|subprocessor|subprocessors|processor|provider|partner|contractor|third|outsource|subcontractor|subservice',
  incident: 'incident|breach|compromise|intrusion|attack|event|emergency|exposure',
  vulnerability: 'vulnerability|weakness|flaw|bug|cve|exploit|defect',
  review:
    'review|audit|assess|evaluate|recertify|certify|verify|check|examine|inspect|revalidate|reevaluate|attest',
  maintain: 'maintain|keep|hold|document|record|manage|track|establish|have|own',
  network: 'network|perimeter|traffic|vpc|subnet|port|firewall|dmz|connection|ingress|gateway',
  facility:
    'facility|center|centre|office|building|premise|datacenter|site|room|rack|cage|location|door|colocation|floor',
  notify: 'notify|inform|alert|disclose|contact|communicate|tell|report|announce|email|update|post|publish',
  customer:
    'customer|client|user|subscriber|tenant|controller|district|school|consumer|stakeholder|individual|merchant',
  software:
    'software|application|system|server|library|dependency|package|os|firmware|image|container|component|framework|kernel|host|instance|browser',
  code: 'code|software|application|commit|merge|pull|change|release|build|deploy|feature',
  test: 'test|exercise|drill|rehearse|simulate|practice|tabletop|walkthrough',
  access:
    'access|permission|privilege|entitlement|right|account|authorization|authorisation|authorize|authorise',
  remove:
    'remove|revoke|disable|deactivate|terminate|suspend|delete|deprovision|withdraw|offboard|close|rescind|invalidate',
  delete:
    'delete|erase|destroy|purge|wipe|shred|sanitize|sanitise|dispose|deprovision|overwrite|remove|degauss|discard|decommission|scrub|expunge|anonymize|anonymise',
  encrypt: 'encrypt|cipher|crypto|cryptography|cryptographic|aes|envelope',
  transit: 'transit|transmit|transmission|transport|motion|flight|wire',
  law: 'law|regulation|regulatory|statutory|legal|legislation|legislature|act|jurisdiction|directive',
  annual:
    'annual|yearly|year|quarterly|month|monthly|weekly|daily|periodic|regular|semi|biannual|recurring|routine|continuous|ongoing',
};

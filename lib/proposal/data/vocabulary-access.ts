import type { Vocabulary } from '../vocabulary.ts';

/** Words of Identity Management, Authentication and Access Control, and of Awareness and Training. */
export const access: Vocabulary = {
  'PR.AA-01': {
    control: 'Identities and credentials are managed',
    strong:
      'unique|individual|named account|user|id|identifier|username|login|credential|identity; shared|generic|default account|credential|password|login; $access + provision|provisioning|deprovision|deprovisioned|onboard|offboard|activate|deactivate|disable|terminate|joiner|leaver; $remove + $access + leave|left|depart|termination|terminate|departure|separation|employment|hour|day|role|immediately|upon|exit; account + activate|deactivate|disable|create|remove|terminate; identity|credential management|provider|lifecycle|governance|access; identity access management; iam|scim|okta|onelogin|jumpcloud|entra|ldap; password manager|manager|vault|managers|1password|lastpass|bitwarden|keeper; secret|credential|key management|manager|store|storage|vault|rotation|rotate|vaulting; rotate|rotation + credential|password|secret|key|token; api key|token|keys; ephemeral|short|temporary credential|lived|token; ssh key|keys; service account|accounts; store|stored|storing|transfer + credential|secret|passphrase; password + salt|hash|bcrypt|argon2|scrypt|pbkdf2|salted|hashed; hash + password|credential|bcrypt|argon2; hashicorp vault; password + store|stored|plaintext|plain|clear; password policy|complexity|requirement|length|rotation|expire|expiration|history|reuse|strength; deactivate|disable|terminate + employee|account|immediately',
    medium:
      'credential; secret; password + manager|complex|strong|unique|minimum|character; provision|deprovision; bcrypt|argon2|scrypt|pbkdf2; identity',
    weak: 'password; account',
  },
  'PR.AA-02': {
    control: 'Identities are proven before credentials are given',
    strong:
      'identity proofing|verification|proof; verify|confirm + identity|identities; government id|identification; identity verify',
  },
  'PR.AA-03': {
    control: 'Strong authentication',
    strong:
      'mfa|2fa|totp|otp|webauthn|fido|fido2|u2f|yubikey|yubikeys|passkey|passkeys; multi|two|second|multiple|dual factor|step; multifactor|twofactor; 2|two factor|step authentication|verification; strong|secure|enforce|require|central authentication; single sign|signon; sso|saml|oidc|oauth|openid|kerberos; authenticate|authentication + user|device|service|request|access|login|system|strong|certificate|key; rate limit + login|password|authentication; brute force|forcing; account lockout|lock; lock|lockout + attempt|failed|login; login + protect|limit|attempt|throttle|session; session timeout|expire|expiration|inactivity|management; password + require|enforce|complexity|minimum|length|hash|salt|bcrypt|strong; biometric authentication; captcha; security|hardware key|token; bastion|vpn + authentication|mfa|factor|key|certificate; mutual tls; mtls',
    medium:
      'authenticate|authentication; login; sign in|on; session; otp|code + mobile|device|login|temporary',
    weak: 'password',
  },
  'PR.AA-04': {
    control: 'Identity assertions are protected',
    strong:
      'saml|oidc|openid assertion|connect|token; session token|cookie|cookies; jwt; signed|secure|httponly cookie|cookies|token; federate|federation|federated; saml + sso|single|support|integration|identity; sso + saml|okta|google|provider|support|integrate',
    medium: 'saml|oidc|openid|oauth; access token|tokens; sso; single sign',
  },
  'PR.AA-05': {
    control: 'Least privilege and review of access',
    strong:
      'least|minimum|minimal|limited privilege|access|privileged|permission|right; least privileged; need know; role based; rbac|abac|acl|acls; attribute based; access control|controls|controlled|management|policy|list|review|right|matrix|restriction; access + limit|limited|restrict|restricted|restricting|only|minimum|necessary|need|authorized|role|job|granted|approve|approved|least|require|segregate; $review + $access + $annual|user|right|privilege|quarterly|periodic; $access review|recertification|recertify|audit|revocation|certification; privileged access|account|user|administrative; administrative|admin|production|root|elevated access|privilege|permission|right; authorized personnel|employee|individual|user|staff|people|engineer; granular|fine permission|grained|access|level|control; permission + role|level|limited|user|granular|granted|scope; segregation|separation + duty|privilege|access; logical|tenant|data|customer separation|isolation|segregation|separate|isolated|segregated; multi tenant|tenancy; data isolation; just time; zero trust; authorize|authorise|authorization|authorized + access|user|request|personnel|customer|district|only; no access|one + customer|production|data|standing; privilege; bastion|jump host|box|server; access request|approval; employee + access + customer|data|production; revoke + access|permission|privilege',
    medium:
      'authorization|authorized|authorize|authorisation|authorised; permission|privilege|privileged; access + data|system|production|customer|server|database; restrict access; segregate|isolate + customer|data|tenant; control + access',
    weak: 'access',
  },
  'PR.AA-06': {
    control: 'Physical access',
    strong:
      'physical security|access|control|safeguard|protection|protected|perimeter|secured|securely|barrier; badge|keycard|keycards|biometric|biometrics|turnstile|mantrap|mantraps|cctv|guard|guards|guarded|surveillance; key|access|proximity card|cards|fob; visitor log|logs|escort|badge|escorted|access|register|policy|sign; escort visitor; security guard|guards|camera|cameras; video surveillance|monitor|camera; camera|cameras; data center|centre + security|access|guard|secure|badge|biometric|perimeter|control|physical|24; datacenter|datacenters + security|access|guard|secure|badge|physical; locked cage|door|room|cabinet|facility; office + access|badge|lock|secure|key; $facility + restrict|access|badge|guard|authorized + physical|visitor|secure|security; clean|clear desk; security personnel; retinal|fingerprint|iris',
    medium: 'physical|physically; visitor; premise|perimeter + security|secure',
  },
  'PR.AT-01': {
    control: 'Security awareness training',
    strong:
      'security|privacy|awareness|hipaa|phishing|compliance|cybersecurity train|training|education|course|awareness; train|training|educate + $staff + security|privacy|awareness|annual|hire|compliance|phishing; awareness program|training|campaign|material; phish|phishing + train|simulate|simulation|test|campaign|awareness|technique|exercise|avoid|educate; training + complete|undergo|receive|annual|onboarding|mandatory|require|hire|refresher|regular; security + learn|awareness|conscious|tip|newsletter|reminder; refresher|mandatory|annual train|training; $staff + trained; culture security; social engineering + train|aware|test|education',
    medium:
      'training|train|trained; awareness|aware + $staff|security; phishing|educate|education|course + security|staff|employee',
  },
  'PR.AT-02': {
    control: 'Training for special roles',
    strong:
      'developer|engineer|engineering|role|engineers|specialized|technical|admin|coding|code train|training|trained|education; secure coding|code|development training|guideline|guidelines|practice|education|course|standard; train|training + developer|engineer|engineering|owasp|coding|role|specialized|responder|administrator|incident; application security training; training material + engineer|engineering|code|coding; owasp + train|training|engineer|developer|guideline|course|hire; certification + security + team|staff|engineer|professional; cissp|cism|oscp|giac|ceh',
  },
};

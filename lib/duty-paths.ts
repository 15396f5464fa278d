import { segment, workspaceOf } from './program-paths.ts';

const dutiesOf = (organization: string) => `/duties/${segment(organization)}`;
const policyDuty = (organization: string, dutyId: string) =>
  `${dutiesOf(organization)}/policies/${segment(dutyId)}`;
const receiptOf = (organization: string, id: string) => `${dutiesOf(organization)}/receipts/${segment(id)}`;

/** What employees open: what they owe, and what they did. `organization` is its slug. */
export const dutyPaths = {
  list: dutiesOf,
  /** What a mail holds; with the duty that it is about, where it is about one. */
  link: (organization: string, token: string, dutyId?: string) =>
    `${dutiesOf(organization)}/link/${segment(token)}${dutyId ? `?duty=${segment(dutyId)}` : ''}`,
  openLink: (organization: string) => `${dutiesOf(organization)}/link/use`,
  /** Where whoever has no link, or one that is over, asks for a new one. */
  ask: (organization: string) => `${dutiesOf(organization)}/link`,
  sendLink: (organization: string) => `${dutiesOf(organization)}/link/send`,
  code: (organization: string) => `${dutiesOf(organization)}/code`,
  verifyCode: (organization: string) => `${dutiesOf(organization)}/code/verify`,
  /** Keeps the language that an employee chose. */
  language: (organization: string) => `${dutiesOf(organization)}/language`,
  signOut: (organization: string) => `${dutiesOf(organization)}/sign-out`,
  policy: policyDuty,
  acknowledge: (organization: string, dutyId: string) => `${policyDuty(organization, dutyId)}/acknowledge`,
  ownQuestion: (organization: string, dutyId: string) => `${policyDuty(organization, dutyId)}/question`,
  policyFile: (organization: string, dutyId: string) => `${policyDuty(organization, dutyId)}/file`,
  picture: (organization: string, imageId: string) =>
    `${dutiesOf(organization)}/pictures/${segment(imageId)}`,
  training: (organization: string, dutyId: string) => `${dutiesOf(organization)}/training/${segment(dutyId)}`,
  check: (organization: string, dutyId: string) => `${dutiesOf(organization)}/checks/${segment(dutyId)}`,
  receipt: receiptOf,
  receiptFile: (organization: string, id: string) => `${receiptOf(organization, id)}/file`,
  receiptText: (organization: string, id: string) => `${receiptOf(organization, id)}/text`,
  /** The characters whose hash the receipt names. */
  receiptSource: (organization: string, id: string) => `${receiptOf(organization, id)}/source`,
  /** The PDF that the receipt's version is, where it came as one. */
  receiptVersion: (organization: string, id: string) => `${receiptOf(organization, id)}/version`,
};

const acknowledgementsOf = (organization: string) => `${workspaceOf(organization)}/acknowledgements`;

/** What members open about employees' questions and about acknowledgements made on paper. */
export const acknowledgementPaths = {
  questions: (organization: string) => `${acknowledgementsOf(organization)}/questions`,
  question: (organization: string, id: string) =>
    `${acknowledgementsOf(organization)}/questions/${segment(id)}`,
  /** With the version and the person that it is about, where they are known. */
  record: (organization: string, about: { version?: string; email?: string } = {}) => {
    const query = new URLSearchParams(about).toString();
    return `${acknowledgementsOf(organization)}/record${query && `?${query}`}`;
  },
  receiveRecord: (organization: string) => `${acknowledgementsOf(organization)}/record/receive`,
  /** What was signed on paper or elsewhere. */
  proof: (organization: string, id: string) => `${acknowledgementsOf(organization)}/proofs/${segment(id)}`,
  receipts: (organization: string, personId: string) =>
    `${acknowledgementsOf(organization)}/receipts/${segment(personId)}`,
};

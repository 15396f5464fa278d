import { segment, workspaceOf } from './program-paths.ts';

const list = (organization: string) => `${workspaceOf(organization)}/policies`;
const one = (organization: string, id: string) => `${list(organization)}/${segment(id)}`;
const version = (organization: string, id: string, versionId: string) =>
  `${one(organization, id)}/versions/${segment(versionId)}`;

/** Where members write, approve and publish policies. */
export const policyPaths = {
  list,
  add: (organization: string) => `${list(organization)}/add`,
  /** What waits for approval. */
  approvals: (organization: string) => `${list(organization)}/approvals`,
  policy: one,
  /** Two versions against each other; without numbers the newest and the one before it. */
  compare: (organization: string, id: string, from?: number, to?: number) =>
    `${one(organization, id)}/compare${from && to ? `?${new URLSearchParams({ from: `${from}`, to: `${to}` })}` : ''}`,
  /** Where a picture for its texts is sent to. */
  pictures: (organization: string, id: string) => `${one(organization, id)}/pictures`,
  /** A version on paper. */
  paper: (organization: string, id: string, versionId: string, locale?: string) =>
    `${version(organization, id, versionId)}/pdf${locale ? `?${new URLSearchParams({ language: locale })}` : ''}`,
  /** The text in another language than the one that binds. */
  policyIn: (organization: string, id: string, locale: string) =>
    `${one(organization, id)}?${new URLSearchParams({ language: locale })}`,
  /** A picture that its texts show. */
  picture: (organization: string, id: string, imageId: string) =>
    `${one(organization, id)}/pictures/${segment(imageId)}`,
  change: (organization: string, id: string) => `${one(organization, id)}/change`,
  /** A version, in one of its languages where one is given. */
  version: (organization: string, id: string, versionId: string, locale?: string) =>
    `${version(organization, id, versionId)}${locale ? `?${new URLSearchParams({ language: locale })}` : ''}`,
  edit: (organization: string, id: string, versionId: string, locale?: string) =>
    `${version(organization, id, versionId)}/edit${locale ? `?${new URLSearchParams({ language: locale })}` : ''}`,
  save: (organization: string, id: string, versionId: string) =>
    `${version(organization, id, versionId)}/edit/save`,
};

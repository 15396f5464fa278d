import { segment } from './program-paths.ts';

const policy = (portal: string, id: string) => `/trust/${segment(portal)}/policies/${segment(id)}`;
const version = (portal: string, id: string, number: number) => `${policy(portal, id)}/versions/${number}`;
const owned = (portal: string, id: string) => `/trust/${segment(portal)}/library/policies/${segment(id)}`;

/** Where visitors read policies: public ones, and those for customers. `portal` is the portal's slug. */
export const portalPolicyPaths = {
  /** A public policy's permanent address: the version in force. */
  policy,
  policyVersion: version,
  /** A version in one of its languages. */
  policyIn: (portal: string, id: string, number: number, locale: string) =>
    `${version(portal, id, number)}/in/${segment(locale)}`,
  policyFile: (portal: string, id: string, number: number) => `${version(portal, id, number)}/file`,
  policyPicture: (portal: string, id: string, imageId: string) =>
    `${policy(portal, id)}/pictures/${segment(imageId)}`,
  customerPolicy: (portal: string, id: string) => owned(portal, id),
  customerPolicyFile: (portal: string, id: string) => `${owned(portal, id)}/file`,
  customerPolicyPicture: (portal: string, id: string, imageId: string) =>
    `${owned(portal, id)}/pictures/${segment(imageId)}`,
};

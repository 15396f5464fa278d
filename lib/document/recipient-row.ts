/** Somebody who got bytes of a revision, how often, and when last. */
export type RecipientRow = {
  visitorId: string;
  name: string;
  email: string;
  company: string;
  revisionId: string;
  revisionNumber: number;
  withdrawn: boolean;
  deliveries: number;
  lastAt: Date;
};

/** Recipients that the page of a document shows; the list of deliveries has them all. */
export const mostRecipients = 200;

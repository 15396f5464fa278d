/** Somebody who got bytes of a revision, how often, and when last; `id` is that of the last delivery. */
export type RecipientRow = {
  id: string;
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

import { z } from 'zod';
import { id } from '#lib/text.ts';
import type { LibraryState } from './states.ts';

/** Whose library is read at which portal: what can be asked for is what that portal shows. */
export const libraryInput = z.strictObject({ portalId: id });

/** The document whose report is read about, at which portal. */
export const coverageInput = z.strictObject({ portalId: id, documentId: id });

/** A policy for customers at a portal. */
export const customerPolicyInput = z.strictObject({ portalId: id, policyId: id });

/** The same in the language that suits a reader of this one best. */
export const customerTextInput = customerPolicyInput.extend({ locale: z.string().max(35) });

/** A picture of such a policy. */
export const customerPictureInput = customerPolicyInput.extend({ imageId: id });

/** A document as its visitor sees it. */
export type LibraryDocument = {
  documentId: string;
  title: string;
  description: string;
  tier: string;
  pages: number | null;
  /** Since when the current revision is out. */
  revisedAt: Date | null;
  state: LibraryState;
  /** Until when it is open; null where nothing ends it, or its time has not begun. */
  until: Date | null;
  /** Days that begin with the first copy, for a grant that counts from it. */
  startsAtFirstUse: number | null;
  /** When and why it was closed: an expiry, a revocation, a denial. */
  closedAt: Date | null;
  reason: string | null;
  grantId: string | null;
  requestId: string | null;
  /** It holds a published audit report. */
  report: boolean;
  /** The newest copy the visitor made is of an earlier revision. */
  newer: boolean;
};

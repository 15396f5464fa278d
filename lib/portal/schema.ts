import { z } from 'zod';
import type { StagedFile } from '#lib/file/schema.ts';
import { email, id, line, paragraph } from '#lib/text.ts';

const accent = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, 'The colour must be written like #0f5873.');

/** A portal by its id. */
export const portalInput = z.strictObject({ portalId: id });

/** What a portal says about itself. */
export const updatePortalInput = z.strictObject({
  portalId: id,
  title: line('Title', 120),
  introduction: paragraph('Introduction', 4000),
  accent,
  contactEmail: email,
  accessNotice: paragraph('Access notice', 2000),
  indexed: z.boolean(),
});

/** Most bytes of a logo, and most pixels of each of its sides. */
export const logoLimits = { bytes: 512 * 1024, pixels: 4096 } as const;

const side = z
  .int()
  .min(1)
  .max(logoLimits.pixels, `A logo has at most ${logoLimits.pixels} pixels on a side.`);

/** A logo that was written to the storage already, with its size in pixels. Made by the server only. */
export const setLogoInput = z.strictObject({
  portalId: id,
  width: side,
  height: side,
  staged: z.custom<StagedFile>((value) => typeof value === 'object' && value !== null),
});

/** Publishes exactly the draft that was looked at, named by its SHA-256, with what its scan found. */
export const publishInput = z.strictObject({
  portalId: id,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Findings of the scan that were looked at and are meant to be public. */
  confirmed: z.array(z.string().max(64)).max(500).default([]),
});

/** A portal at the end of a day. */
export const asOfInput = z.strictObject({ portalId: id, day: z.iso.date() });

/** A claim at a portal. */
export const portalClaimInput = z.strictObject({ portalId: id, claimId: id });

/** A policy at a portal. */
export const portalPolicyInput = z.strictObject({ portalId: id, policyId: id });

/** A version of a policy at a portal. */
export const portalVersionInput = portalPolicyInput.extend({ number: z.int().positive() });

/** A version of a policy in the language that suits a reader of this one best. */
export const portalTextInput = portalVersionInput.extend({ locale: z.string().max(35) });

/** A picture of a policy at a portal. */
export const portalPictureInput = portalPolicyInput.extend({ imageId: id });

/** A logo of the portal's current projection. */
export const logoInput = z.strictObject({ portalId: id, fileId: id });

/** The colour of a portal whose organization has not chosen one. */
export const defaultAccent = '#0f5873';

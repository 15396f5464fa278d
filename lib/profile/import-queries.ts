import { z } from 'zod';
import { query } from '#lib/operation.ts';
import { id } from '#lib/text.ts';
import { openProfileDraft, planDraft } from './import-steps.ts';
import { findProfile } from './stored-steps.ts';

/** What a workbook would do to its profile of today. Throws NotFound, also for the draft of somebody else. */
export const getProfileImport = query(
  'profile:import',
  z.strictObject({ draftId: id }),
  async (context, { draftId }) => {
    const draft = await openProfileDraft(context, draftId);
    const profile = await findProfile(context.tenant, draft.profileId);
    const plan = await planDraft(context, draft, profile.framework.id);
    return {
      id: draft.id,
      fileName: draft.fileName,
      decidedAt: draft.decidedAt,
      profile,
      ...plan,
      changed: plan.changed.map(({ place, identifier, words }) => ({ place, identifier, words })),
    };
  },
);

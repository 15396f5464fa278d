type Standing = { endedAt: Date | null; erasedAt: Date | null; member: { removedAt: Date | null } | null };

/** Why somebody cannot be erased, as a sentence; null where they can. Whoever is with us is never erased. */
export function whyNotErased({ endedAt, erasedAt, member }: Standing): string | null {
  if (erasedAt) return 'This person was erased already.';
  if (!endedAt) return 'They have not left. Let them leave first.';
  if (member && !member.removedAt) return 'They are a member of this workspace. Remove the membership first.';
  return null;
}

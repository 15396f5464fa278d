/** Who may have a document: everyone; with the NDA; with NDA and approval; invited people only, and not listed. */
export const tiers = ['public', 'confidential', 'restricted', 'hidden'] as const;
export type Tier = (typeof tiers)[number];

/** What each tier means, for choices and badges. */
export const tierTexts: Record<Tier, { label: string; hint: string }> = {
  public: { label: 'Public', hint: 'Everyone may download it, unmarked.' },
  confidential: { label: 'Confidential', hint: 'The signed NDA opens it. Every copy is marked.' },
  restricted: { label: 'Restricted', hint: 'Opens with the NDA and an approval. Every copy is marked.' },
  hidden: {
    label: 'Hidden',
    hint: 'Not listed on the portal; only people you invite get it. Every copy is marked.',
  },
};

/** The tier of a row, which the database keeps as text. */
export function tierOf(text: string): Tier {
  const found = tiers.find((tier) => tier === text);
  if (!found) throw new TypeError('a document of an unknown tier');
  return found;
}

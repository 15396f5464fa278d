/** The slug that GitHub and most others give a heading, so that links within a text keep leading there. */
function slugOf(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-')
    .slice(0, 120);
}

/**
 * An id for each heading, the same whenever the text is read. They stand behind `s-`, so that no heading takes the id
 * of a part of the page, and end in a number where two would be the same.
 */
export function headingIds(headings: readonly string[]): { ids: string[]; bySlug: Map<string, string> } {
  const bySlug = new Map<string, string>();
  // Where the counting of each goes on: a text of nothing but equal headings would be counted through for each of them.
  const counted = new Map<string, number>();
  const ids = headings.map((words) => {
    const slug = slugOf(words.trim()) || 'section';
    let own = slug;
    let again = counted.get(slug) ?? 1;
    for (; bySlug.has(own); again += 1) own = `${slug}-${again}`;
    counted.set(slug, again);
    bySlug.set(own, `s-${own}`);
    return `s-${own}`;
  });
  return { ids, bySlug };
}

/** What a document may be. Beyond these it is refused, never half read. */
export const MAX_FILE_BYTES = 100 * 1024 * 1024;
export const MAX_PAGES = 5_000;
/** ISO 32000-1 Annex C: a page is at most 14,400 units wide or high; below 3 nothing can be read. */
export const MAX_PAGE_SIDE = 14_400;
export const MIN_PAGE_SIDE = 3;
export const MAX_TREE_DEPTH = 64;
export const MAX_OBJECTS = 2_000_000;
/** Unpacked page content: of one page, and of the whole document (all of it is read to count graphics states). */
export const MAX_CONTENT_BYTES = 64 * 1024 * 1024;
export const MAX_TOTAL_CONTENT_BYTES = 1024 * 1024 * 1024;
/** Distinct page sizes that get a page of marks of their own; further sizes borrow the nearest and scale it. */
export const MAX_MARK_SIZES = 64;

// Only portals may be found, and each says on its own page whether it wants to: a page that is disallowed here could
// never tell a search engine not to list it.
const text = `User-agent: *
Allow: /trust/
Disallow: /
`;

/** What search engines may read. */
export function GET(): Response {
  return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}

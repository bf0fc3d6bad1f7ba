/** What is nobody's to read but the reader's own, or no page. */
const CLOSED = [
  "/api/",
  "/parties/",
  "/help/",
  "/sessions",
  "/dashboard",
  "/teaching",
  "/chats",
  "/me",
  "/notifications",
  "/settings",
];

/** `/robots.txt`: what search engines need not ask for, and where the list of pages is. */
export const robotsText = (origin: string): Response => {
  const lines = ["User-agent: *", ...CLOSED.map((path) => `Disallow: ${path}`), "Disallow: /courses/*/chat"];
  return new Response(`${lines.join("\n")}\n\nSitemap: ${origin}/sitemap.xml\n`, {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-cache" },
  });
};

/** What is nobody's to read but the reader's own, or no page. */
const CLOSED = [
  "/api/",
  "/parties/",
  "/help/",
  "/sessions",
  "/dashboard",
  "/teaching",
  "/students",
  "/checkout/",
  "/chats",
  "/me",
  "/notifications",
  "/settings",
];

/** `/robots.txt`: what search engines need not ask for, and where the list of pages is. */
export const robotsText = (origin: string): Response => {
  const closed = [...CLOSED, "/courses/*/chat", "/courses/*/learn"];
  const lines = ["User-agent: *", ...closed.map((path) => `Disallow: ${path}`)];
  return new Response(`${lines.join("\n")}\n\nSitemap: ${origin}/sitemap.xml\n`, {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-cache" },
  });
};

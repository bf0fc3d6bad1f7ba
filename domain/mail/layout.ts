import { html } from "../shared/text/html.ts";

/** What a mail says: a greeting, paragraphs, one thing to do, and a last word in small print. */
export interface MailContent {
  readonly subject: string;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  readonly action?: { readonly label: string; readonly url: string };
  readonly footnote: string;
}

/**
 * The mail as HTML and as text. Styles stand in attributes and the layout is a table, since mail programs
 * know little else.
 */
export const mailBody = (content: MailContent): { readonly html: string; readonly text: string } => ({
  html: asHtml(content),
  text: asText(content),
});

const FONT = "font-family:system-ui,-apple-system,'Segoe UI',sans-serif";

const asHtml = ({ subject, greeting, paragraphs, action, footnote }: MailContent): string =>
  html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light"><title>${subject}</title></head>
<body style="margin:0;background:#f3f1ea;color:#1d2433;${FONT}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:520px;background:#ffffff;border-radius:14px">
<tr><td style="padding:32px 32px 8px;font-size:18px;font-weight:700;color:#14594e">PeerLoop</td></tr>
<tr><td style="padding:8px 32px 24px;font-size:16px;line-height:1.55">
<p style="margin:0 0 16px">${greeting}</p>
${paragraphs.map((paragraph) => html`<p style="margin:0 0 16px">${paragraph}</p>`)}
${
  action
    ? html`<p style="margin:24px 0"><a href="${action.url}" style="display:inline-block;padding:12px 22px;border-radius:10px;background:#14594e;color:#ffffff;text-decoration:none;font-weight:600">${action.label}</a></p>
<p style="margin:0 0 8px;font-size:13px;color:#5a6475">If the button doesn’t work, open this link:<br><a href="${action.url}" style="color:#14594e;word-break:break-all">${action.url}</a></p>`
    : html``
}
</td></tr>
<tr><td style="padding:0 32px 28px;font-size:13px;line-height:1.5;color:#5a6475">${footnote}</td></tr>
</table></td></tr></table>
</body>
</html>
`.markup;

const asText = ({ greeting, paragraphs, action, footnote }: MailContent): string =>
  [
    greeting,
    ...paragraphs,
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    "—",
    footnote,
    "PeerLoop",
  ].join("\n\n");

import type { Locale } from '#lib/messages/locale.ts';
import { translator } from '#lib/messages/translator.ts';
import { inert, inertLine } from './inert.ts';

/** What a mail says, before it has a form. Plain text all: nothing of it is ever taken for markup, link or header. */
export type Letter = {
  /** Whose mail it is; stands on top and as the sender's name. */
  organization: string;
  subject: string;
  paragraphs: readonly string[];
  /** The link of the mail; `url` is absolute and ours. */
  action?: { label: string; url: string } | undefined;
  /** Another page of ours that belongs to it, smaller. */
  also?: { label: string; url: string } | undefined;
  /** Six digits. */
  code?: string | undefined;
  /** The language of its words; English without one. */
  locale?: Locale | undefined;
};

/** A mail in both of its forms. */
export type Composed = { subject: string; text: string; html: string };

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? '');

const font = "font-family:Inter,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
// Both schemes by hand: mail programs know no more CSS than this.
const styles = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){.page{background:#0f1211!important}.card{background:#171b19!important;border-color:#2c3330!important}
.ink{color:#eceeec!important}.muted{color:#a3aca7!important}.code{background:#0f1211!important;color:#eceeec!important;border-color:#2c3330!important}}`;

function textOf(letter: Letter, paragraphs: readonly string[]): string {
  const { action, also, code } = letter;
  const t = translator('mail', letter.locale ?? 'en');
  const parts = [
    ...paragraphs,
    ...(code ? [`${t('frame.code')}: ${code}`] : []),
    ...[action, also].flatMap((link) => (link ? [`${inertLine(link.label, 100)}:\n${link.url}`] : [])),
    `-- \n${inertLine(letter.organization, 100)} · ${t('frame.sentWith')}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function paragraphHtml(text: string): string {
  const lines = escaped(text).replaceAll('\n', '<br>');
  return `<p class="ink" dir="auto" style="margin:0 0 16px;color:#1b201e;font-size:16px;line-height:1.55">${lines}</p>`;
}

function actionHtml({ label, url }: { label: string; url: string }, copy: string): string {
  const href = escaped(url);
  return `<p style="margin:24px 0 12px"><a href="${href}" style="display:inline-block;background:#1f5f4a;color:#ffffff;
text-decoration:none;font-weight:600;font-size:16px;line-height:1;padding:14px 22px;border-radius:8px">${escaped(inertLine(label, 100))}</a></p>
<p class="muted" style="margin:0 0 16px;color:#5c6661;font-size:13px;line-height:1.5;word-break:break-all">${escaped(copy)}<br><a class="muted" href="${href}" style="color:#5c6661">${href}</a></p>`;
}

function alsoHtml({ label, url }: { label: string; url: string }): string {
  return `<p style="margin:0 0 16px;font-size:16px;line-height:1.5"><a class="ink" href="${escaped(url)}" style="color:#1f5f4a;font-weight:600">${escaped(inertLine(label, 100))}</a></p>`;
}

function codeHtml(code: string): string {
  return `<p class="code" style="margin:24px 0;padding:16px;text-align:center;background:#f3f4f2;border:1px solid #dcdfdc;border-radius:8px;
color:#1b201e;font-family:ui-monospace,Menlo,Consolas,monospace;font-size:30px;line-height:1;letter-spacing:8px">${escaped(code)}</p>`;
}

/** Makes both forms of a mail: always plain text, and HTML that says the same. Every text is inert (P25, P29). */
export function compose(letter: Letter): Composed {
  const subject = inertLine(letter.subject, 150);
  const organization = inertLine(letter.organization, 100);
  const locale = letter.locale ?? 'en';
  const t = translator('mail', locale);
  const paragraphs = letter.paragraphs
    .map((paragraph) => inert(paragraph).trim())
    .filter((text) => text !== '');
  const body = [
    ...paragraphs.map(paragraphHtml),
    letter.code ? codeHtml(letter.code) : '',
    letter.action ? actionHtml(letter.action, t('frame.copyAddress')) : '',
    letter.also ? alsoHtml(letter.also) : '',
  ].join('\n');
  const html = `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${escaped(subject)}</title><style>${styles}</style></head>
<body class="page" style="margin:0;padding:0;background:#f8f8f6;${font}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px">
<tr><td class="ink" dir="auto" style="padding:0 4px 14px;color:#1b201e;font-weight:600;font-size:15px">${escaped(organization)}</td></tr>
<tr><td class="card" style="background:#ffffff;border:1px solid #e3e5e2;border-radius:12px;padding:28px 28px 16px">
${body}
</td></tr>
<tr><td class="muted" style="padding:14px 4px;color:#5c6661;font-size:12px;line-height:1.5">${escaped(t('frame.sentFor', { organization }))}</td></tr>
</table></td></tr></table>
</body></html>`;
  return { subject, text: textOf(letter, paragraphs), html };
}

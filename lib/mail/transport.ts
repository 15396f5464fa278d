import type { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import { env } from '#lib/env.ts';
import { inertLine } from './inert.ts';
import { senderAddress } from './outbox.ts';

/** A mail ready to leave. `organization` becomes the sender's name. */
export type Outgoing = {
  organization: string;
  recipient: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  createdAt: Date;
  attachments: readonly { name: string; contentType: string; content: Readable }[];
};

/** The mail server said no. `permanent`: it will say so for ever; otherwise it may take the mail later. */
export class Refused extends Error {
  readonly permanent: boolean;
  constructor(message: string, permanent: boolean) {
    super(message);
    this.permanent = permanent;
  }
}

const DEADLINE = 80_000;
// One connection: a worker has one mail in hand, so that a killed one repeats one at most. Who wants more of them starts more
// workers.
const kept = {
  pool: true as const,
  maxConnections: 1,
  // Servers end sessions after some hundreds of mails, or sooner.
  maxMessages: 100,
  // We say goodbye before the server does: some wait half a minute for the next mail.
  idleTimeout: 15_000,
  // A connection that turns out to be dead before a byte of the mail was sent is replaced once; the queue does the rest.
  maxRequeues: 1,
};
const loopback = /^(localhost|127\.|\[?::1)/;

function connection(smtpUrl: string) {
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  const user = decodeURIComponent(url.username);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port ? Number(url.port) : secure ? 465 : 587,
    secure,
    // Without it, whoever sits in between can talk both sides out of encryption.
    requireTLS: !secure && !loopback.test(url.hostname),
    ...(user ? { auth: { user, pass: decodeURIComponent(url.password) } } : {}),
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 30_000,
    dnsTimeout: 10_000,
    // Whatever stands in a mail, it never makes the server read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function refusal(error: unknown): Refused {
  const fields = typeof error === 'object' && error !== null ? error : {};
  const status =
    'responseCode' in fields && typeof fields.responseCode === 'number' ? fields.responseCode : 0;
  const code = 'code' in fields ? String(fields.code) : '';
  const text = error instanceof Error ? error.message : 'The mail server could not be reached.';
  // A 5xx to our login or greeting is about the connection, which the operator can mend; the mail waits for that.
  const aboutMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  return new Refused(inertLine(text, 500), aboutMail && status >= 500);
}

const openTo = (smtpUrl: string) => createTransport({ ...connection(smtpUrl), ...kept });

let open: { smtpUrl: string; transport: ReturnType<typeof openTo> } | undefined;

/** Ends the connection that is kept to the mail server; a mail that is on its way is finished first. */
export function closeMailServer(): void {
  open?.transport.close();
  open = undefined;
}

/** The kept connection; another one as soon as the installation names another server. */
function transportTo(smtpUrl: string) {
  if (open?.smtpUrl !== smtpUrl) closeMailServer();
  open ??= { smtpUrl, transport: openTo(smtpUrl) };
  return open.transport;
}

/** Hands a mail to the mail server and waits for its yes. @throws Refused */
export async function deliver(smtpUrl: string, mail: Outgoing): Promise<void> {
  const address = senderAddress();
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), DEADLINE);
  try {
    await transportTo(smtpUrl).sendMail({
      from: { name: inertLine(mail.organization, 100) || 'Candor', address },
      to: { name: '', address: mail.recipient },
      envelope: { from: address, to: [mail.recipient] },
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: mail.messageId,
      date: mail.createdAt,
      headers: { 'auto-submitted': 'auto-generated' },
      attachments: mail.attachments.map(({ name, contentType, content }) => ({
        filename: name,
        contentType,
        content,
      })),
      signal: late.signal,
    });
  } catch (error) {
    throw refusal(late.signal.aborted ? new Error('The mail server did not answer in time.') : error);
  } finally {
    clearTimeout(timer);
    for (const { content } of mail.attachments) content.destroy();
  }
}

/** The mail server of this installation, or undefined where mail is kept for the local mailbox. */
export function mailServer(): string | undefined {
  return env().SMTP_URL;
}

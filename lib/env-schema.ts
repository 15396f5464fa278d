import { isIP } from 'node:net';
import { z } from 'zod';

const port = z.coerce.number('must be a number').int().min(1).max(65_535);

const databaseUrl = z.string().refine((text) => /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? ''), {
  message: 'must look like postgresql://user:password@host:5432/database',
});

const origin = z.string().refine(
  (text) => {
    const url = URL.parse(text);
    return url !== null && /^https?:$/.test(url.protocol) && url.origin === text.replace(/\/$/, '');
  },
  { message: 'must be an origin like https://trust.example.com, without a path' },
);

const smtpUrl = z.string().refine((text) => /^smtps?:$/.test(URL.parse(text)?.protocol ?? ''), {
  message: 'must look like smtp://user:password@host:587',
});

const mailbox = z.string().regex(/^(?:[^<>\r\n"]{1,100} <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/, {
  message: 'must be an address like: Trust Team <trust@example.com>',
});

function isRange(text: string): boolean {
  const [address = '', bits, more] = text.split('/');
  if (more !== undefined || isIP(address) === 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (isIP(address) === 4 ? 32 : 128));
}

const proxies = z
  .string()
  .transform((text) => (text.trim() === 'none' ? [] : text.split(',').map((part) => part.trim())))
  .refine((list) => list.every(isRange), {
    message: 'must be addresses or ranges with commas between them (10.0.0.0/8), or the word none',
  });

const securityContact = z.string().regex(/^(mailto:|https:\/\/|tel:)\S+$/, {
  message: 'must begin with mailto:, https:// or tel: (RFC 9116)',
});

/** The form of each variable by itself; what they need of each other stands in lib/env.ts. */
export const environment = z.object({
  CANDOR_MODE: z.enum(['demo', 'production'], 'must be demo or production').default('demo'),
  CANDOR_DATA_DIR: z.string().default('.data'),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_OWNER_URL: databaseUrl.optional(),
  DATABASE_POOL: z.coerce.number('must be a number').int().min(2).max(500).default(10),
  HOST: z.string().optional(),
  PORT: port.default(3000),
  PUBLIC_ORIGIN: origin.optional(),
  TRUSTED_PROXIES: proxies.optional(),
  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: mailbox.optional(),
  CANDOR_MASTER_KEY: z.string().optional(),
  CANDOR_MASTER_KEY_FILE: z.string().optional(),
  SESSION_SECRET: z.string().optional(),
  STORAGE: z.string().optional(),
  SECURITY_CONTACT: securityContact.optional(),
  CANDOR_WORKER: z.enum(['inline', 'none'], 'must be inline or none').default('inline'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent')
    .default('info'),
  CANDOR_CORPUS: z.string().default('../shared'),
});

/** The variables as they were given, each in its own type. */
export type Parsed = z.infer<typeof environment>;

import { z } from 'zod';
import { grantDays } from '#lib/grant/schema.ts';
import { domainName, id, line, paragraph } from '#lib/text.ts';
import { isFreeMail } from './free-mail.ts';

const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' || value === undefined ? null : value), schema.nullable());

const companyDomain = domainName.refine(
  (domain) => !isFreeMail(domain),
  'Anybody can have an address there. Please name a domain that only one company uses.',
);

/** A new rule: for one domain or one customer; no documents means all that are not hidden. */
export const addAccessRuleInput = z
  .strictObject({
    name: line('Name', 120),
    domain: optional(companyDomain),
    customerId: optional(id),
    approve: z.boolean(),
    waiveNda: z.boolean(),
    waiveReason: paragraph('Reason', 500),
    grantDays: optional(grantDays),
    documentIds: z
      .array(id)
      .max(500)
      .transform((ids) => [...new Set(ids)]),
  })
  .refine((rule) => (rule.domain === null) !== (rule.customerId === null), {
    path: ['domain'],
    message: 'Name either a domain or a customer.',
  })
  .refine((rule) => rule.approve || rule.waiveNda, {
    path: ['approve'],
    message: 'Choose what the rule does: approve, waive the NDA, or both.',
  })
  .refine((rule) => !rule.waiveNda || rule.waiveReason !== '', {
    path: ['waiveReason'],
    message: 'Say why no NDA is needed: it is shown with each person let in.',
  });

export const accessRuleInput = z.strictObject({ ruleId: id });

/** One row of the list of rules; `grants` counts what it has given. */
export type AccessRuleRow = {
  id: string;
  name: string;
  domain: string | null;
  customerName: string | null;
  approve: boolean;
  waiveNda: boolean;
  grantDays: number | null;
  documents: number;
  grants: number;
  createdAt: Date;
  disabledAt: Date | null;
};

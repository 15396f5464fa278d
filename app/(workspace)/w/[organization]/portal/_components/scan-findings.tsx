'use client';

import type { ScanFinding, ScanKind } from '#lib/portal/scan.ts';
import { Badge } from '@/components/ui/badge';

const kinds: Readonly<Record<ScanKind, string>> = {
  secret: 'Looks like a key or token',
  password: 'Looks like a password',
  'person-address': 'Address of a person',
  telephone: 'Telephone number',
  'internal-address': 'Internal address',
};

type Props = {
  findings: readonly ScanFinding[];
  confirmed: readonly string[];
  editable: boolean;
  onChange: (confirmed: readonly string[]) => void;
};

/** What should not be public without a second look; ticking says that it is meant to be. */
export function ScanFindings({ findings, confirmed, editable, onChange }: Props) {
  const toggle = (key: string, ticked: boolean) =>
    onChange(ticked ? [...confirmed, key] : confirmed.filter((one) => one !== key));
  return (
    <fieldset className="border-warning-line border-t bg-warning-soft px-4 py-3">
      <legend className="sr-only">Look twice before you publish</legend>
      <p className="font-medium">
        Look twice before you publish. Correct these, or confirm that they may be public.
      </p>
      <ul className="mt-2 flex flex-col gap-1.5">
        {findings.map(({ key, kind, where, excerpt }) => (
          <li key={key}>
            <label className="flex items-start gap-2.5">
              <input
                type="checkbox"
                className="mt-1"
                checked={confirmed.includes(key)}
                disabled={!editable}
                onChange={(event) => toggle(key, event.target.checked)}
              />
              <span className="wrap-anywhere min-w-0">
                <Badge tone="warning">{kinds[kind]}</Badge> <code dir="ltr">{excerpt}</code>{' '}
                <span dir="auto" className="text-ink-muted">
                  {where}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

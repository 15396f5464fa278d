'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { policyPaths } from '#lib/policy-paths.ts';
import { useAct } from '@/components/form/use-act';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { PageLink } from '@/components/ui/page-link';
import { removeTextAction, setOriginalAction } from '../../../../../version-actions';

type Props = {
  organization: string;
  policyId: string;
  versionId: string;
  /** By name as the server words it: browsers name some languages otherwise. The one that is written is among them. */
  languages: readonly { locale: string; name: string; original: boolean; stored: boolean }[];
  others: readonly { value: string; label: string }[];
  current: string;
};

/** The languages of a draft: one is written at a time; others can be begun, made to bind, or taken out. */
export function LanguageBar({ organization, policyId, versionId, languages, others, current }: Props) {
  const router = useRouter();
  const { act, pending } = useAct();
  const [removing, setRemoving] = useState(false);
  const hrefOf = (locale: string) => policyPaths.edit(organization, policyId, versionId, locale);
  const shown = languages.find(({ locale }) => locale === current);
  const remove = async () => {
    const { ok, message } = await removeTextAction(organization, policyId, versionId, current);
    return ok ? null : (message ?? 'It could not be removed.');
  };
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b pb-2">
      <nav aria-label="Languages of this version">
        <ul className="flex flex-wrap items-center gap-x-4 gap-y-1">
          {languages.map(({ locale, name, original }) => (
            <li key={locale} className="flex items-center gap-1.5">
              <PageLink
                href={hrefOf(locale)}
                aria-current={locale === current ? 'page' : undefined}
                className="py-1 text-ink-muted underline-offset-4 hover:underline aria-[current]:font-medium aria-[current]:text-ink"
              >
                {name}
              </PageLink>
              {original && <Badge>Binds</Badge>}
            </li>
          ))}
        </ul>
      </nav>
      <span className="flex flex-wrap items-center gap-2 sm:ms-auto">
        {shown?.stored && !shown.original && (
          <>
            <Button
              size="sm"
              pending={pending}
              onClick={() => act(() => setOriginalAction(organization, policyId, versionId, current))}
            >
              Make it bind
            </Button>
            <Button size="sm" onClick={() => setRemoving(true)}>
              Remove language
            </Button>
          </>
        )}
        <select
          aria-label="Add a language"
          value=""
          onChange={(event) => event.target.value && router.push(hrefOf(event.target.value))}
          className="control select-arrow h-8 w-auto appearance-none ps-2.5 pe-8 pointer-coarse:h-11"
        >
          <option value="">Add a language…</option>
          {others.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </span>
      <ConfirmDialog
        open={removing}
        onOpenChange={setRemoving}
        title={`Remove ${shown?.name ?? current}?`}
        description="Its text and questions are taken out of this version. It cannot be undone."
        confirmLabel="Remove language"
        onConfirm={remove}
      />
    </div>
  );
}

'use client';

import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { adoptFrameworkAction } from '../actions';

type Props = { organization: string; frameworkKey: string; version: string; title: string };

/** Adopts a framework that comes with Candor. */
export function AdoptFramework({ organization, frameworkKey, version, title }: Props) {
  const { act, pending } = useAct();
  return (
    <Button
      size="sm"
      pending={pending}
      aria-label={`Adopt ${title} ${version}`}
      onClick={() => act(() => adoptFrameworkAction(organization, frameworkKey, version))}
    >
      Adopt
    </Button>
  );
}

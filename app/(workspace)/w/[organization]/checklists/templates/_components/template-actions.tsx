'use client';

import { ClipboardList } from 'lucide-react';
import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { adoptTemplatesAction, archiveTemplateAction, restoreTemplateAction } from '../../actions';

type Template = { organization: string; templateId: string; name: string; archived: boolean };

/** Archives a template, or brings it back. */
export function ArchiveTemplate({ organization, templateId, name, archived }: Template) {
  const { act, pending } = useAct();
  const run = archived ? restoreTemplateAction : archiveTemplateAction;
  const verb = archived ? 'Restore' : 'Archive';
  return (
    <Button
      size="sm"
      variant="ghost"
      pending={pending}
      aria-label={`${verb} ${name}`}
      onClick={() => act(() => run(organization, templateId))}
    >
      {verb}
    </Button>
  );
}

/** No template yet: the two that come with Candor. */
export function AdoptTemplates({ organization, editable }: { organization: string; editable: boolean }) {
  const { act, pending } = useAct();
  return (
    <EmptyState
      icon={<ClipboardList />}
      title="No templates yet"
      description="Ten things when somebody joins and twelve when somebody leaves are a good beginning."
      actions={
        editable && (
          <Button
            variant="primary"
            pending={pending}
            onClick={() => act(() => adoptTemplatesAction(organization))}
          >
            Use the two that come with Candor
          </Button>
        )
      }
    />
  );
}

import { Search } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { TextField } from '@/components/ui/text-field';

/** Where the code from a page that turned up somewhere is typed; a plain GET form. */
export function TraceForm({ action, code }: { action: string; code: string }) {
  return (
    <Panel padded>
      <form action={action} method="get" className="flex flex-wrap items-end gap-3">
        <TextField
          name="trace"
          label="Trace a copy code"
          hint="It stands in the corner of each page, like 7K3QX-9MPW2."
          defaultValue={code}
          optionalNote={null}
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          className="min-w-64 flex-1 sm:max-w-sm"
        />
        <Button type="submit">
          <Search aria-hidden />
          Trace
        </Button>
      </form>
    </Panel>
  );
}

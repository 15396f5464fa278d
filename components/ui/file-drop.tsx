'use client';

import { FileUp } from 'lucide-react';
import { type DragEvent, type ReactNode, useId, useState } from 'react';
import { classes } from './classes';

type FileDropProps = {
  label: string;
  /** What is accepted, in words: "PDF, up to 100 MB each". */
  hint?: ReactNode;
  /** As the `accept` attribute of a file field. Dropped files of other kinds are passed on too: the server decides. */
  accept?: string;
  multiple?: boolean;
  error?: string | null;
  onFiles: (files: readonly File[]) => void;
  /** Takes what is dropped instead, for those who look into folders. */
  onDropped?: (dropped: DataTransfer) => void;
};

/** An area to drop files on, which is also the button that opens the file chooser. */
export function FileDrop({
  label,
  hint,
  accept,
  multiple = false,
  error,
  onFiles,
  onDropped,
}: FileDropProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  const take = (list: FileList | null) => {
    const files = Array.from(list ?? []);
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1));
  };
  const takeFrom = (input: HTMLInputElement | null) => {
    if (!input || input.files?.length === 0) return;
    take(input.files);
    // The same file can be chosen again after a failure.
    input.value = '';
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (onDropped) onDropped(event.dataTransfer);
    else take(event.dataTransfer.files);
  };
  return (
    <div className="flex flex-col gap-1">
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={classes(
          'flex cursor-pointer flex-col items-center gap-1 rounded-lg border border-line-strong border-dashed px-6 py-8 text-center transition-colors hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-accent-text has-focus-visible:outline-offset-2',
          over && 'border-accent-text border-solid bg-accent-soft',
        )}
      >
        <FileUp aria-hidden className="mb-1 size-5 stroke-[1.5] text-ink-muted" />
        <span>
          <span className="font-medium text-accent-text">{label}</span>{' '}
          <span className="text-ink-muted">or drop here</span>
        </span>
        {hint && <span className="text-ink-muted text-xs">{hint}</span>}
        <input
          id={id}
          // What was chosen before this script ran is taken now.
          ref={takeFrom}
          type="file"
          accept={accept}
          multiple={multiple}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          className="sr-only"
          onChange={(event) => takeFrom(event.target)}
        />
      </label>
      {error && (
        <p id={`${id}-error`} role="alert" className="text-danger text-xs">
          {error}
        </p>
      )}
    </div>
  );
}

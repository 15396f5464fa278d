'use client';

type SelectBoxProps = {
  label: string;
  checked: boolean;
  partly?: boolean;
  onChange: (checked: boolean) => void;
};

/** The checkbox that chooses a row, or all rows of the page. Its label is the whole 24 px cell. */
export function SelectBox({ label, checked, partly = false, onChange }: SelectBoxProps) {
  return (
    <label className="flex size-6 items-center justify-center">
      <span className="sr-only">{label}</span>
      <input
        type="checkbox"
        checked={checked}
        ref={(element) => {
          if (element) element.indeterminate = partly && !checked;
        }}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4 accent-accent pointer-coarse:size-5"
      />
    </label>
  );
}

/** A control that evidence can be for. */
export type ControlOption = { id: string; identifier: string; title: string };

type ChoiceProps = { controls: readonly ControlOption[]; chosen: readonly string[]; error: string | null };

/** Any number of controls, in a list that scrolls. */
export function ControlChoice({ controls, chosen, error }: ChoiceProps) {
  const first = controls.toSorted((a, b) => Number(chosen.includes(b.id)) - Number(chosen.includes(a.id)));
  return (
    <fieldset aria-describedby={error ? 'field-controlIds-error' : undefined}>
      <legend className="mb-1 font-medium">Controls that it proves</legend>
      <div className="max-h-60 overflow-y-auto rounded-md border bg-surface">
        {first.map(({ id, identifier, title }) => (
          <label
            key={id}
            className="flex items-start gap-2.5 border-b px-3 py-2 last:border-b-0 hover:bg-sunken"
          >
            <input
              type="checkbox"
              name="controlIds"
              value={id}
              defaultChecked={chosen.includes(id)}
              className="mt-0.5 size-4 shrink-0 accent-accent pointer-coarse:size-5"
            />
            <span dir="auto" className="wrap-anywhere min-w-0">
              <span className="font-medium">{identifier}</span> {title}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p id="field-controlIds-error" className="mt-1 text-danger text-xs">
          {error}
        </p>
      )}
    </fieldset>
  );
}

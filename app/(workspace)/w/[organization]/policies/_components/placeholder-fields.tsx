import { TextField } from '@/components/ui/text-field';

/** Something that a text leaves open: `text` is the placeholder. */
export type PlaceholderField = { text: string; label: string; hint: string; proposal: string };

/** Fields that fill placeholders, each once for all texts. */
export function PlaceholderFields({ fields }: { fields: readonly PlaceholderField[] }) {
  return (
    <div className="grid gap-x-5 gap-y-4 sm:grid-cols-2">
      {fields.map(({ text, label, hint, proposal }, index) => (
        <div key={text} className="min-w-0">
          <input type="hidden" name="placeholder" value={text} />
          <TextField
            id={`answer-${index}`}
            name="answer"
            label={label}
            hint={hint}
            defaultValue={proposal}
            maxLength={300}
          />
        </div>
      ))}
    </div>
  );
}

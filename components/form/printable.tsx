import { fieldId } from '../ui/field';

type Props = { name: string; sentence: string };

/** Below a field whose text is printed: where public/printable.js says, while it is typed, what cannot be. */
export function PrintableNote({ name, sentence }: Props) {
  return (
    <p
      id={`${fieldId(name)}-printable`}
      aria-live="polite"
      data-sentence={sentence}
      className="-mt-4 text-danger text-sm empty:hidden"
      suppressHydrationWarning
    />
  );
}

/** Loads the script, under the nonce of this answer. */
export function PrintableScript({ nonce }: { nonce: string | undefined }) {
  return <script type="module" src="/printable.js" nonce={nonce} />;
}

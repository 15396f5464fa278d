/** What stands where something public was withdrawn: a plain sentence, and nothing of what it said. */
export function Tombstone({ title, text }: { title: string; text: string }) {
  return (
    <div className="max-w-3xl border-line border-t-2 pt-5">
      <h1 className="wrap-anywhere font-medium font-serif text-[2rem] leading-tight">{title}</h1>
      <p className="mt-3 text-ink-muted text-lg">{text}</p>
    </div>
  );
}

/**
 * What stands where something public was withdrawn: a plain sentence, and nothing of what it said. `gone`: the page is
 * answered with 410, which the server in front reads from the mark (bin/server/published): pages cannot choose a status.
 */
export function Tombstone({ title, text, gone = false }: { title: string; text: string; gone?: boolean }) {
  return (
    <div data-tombstone={gone ? 'gone' : undefined} className="max-w-3xl border-line border-t-2 pt-5">
      <h1 className="wrap-anywhere font-medium font-serif text-[2rem] leading-tight">{title}</h1>
      <p className="mt-3 text-ink-muted text-lg">{text}</p>
    </div>
  );
}

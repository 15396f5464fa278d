import { localeNames, locales } from '#lib/messages/locale.ts';
import { Button } from '@/components/ui/button';

/** Asks for the record as a PDF in a language of the reader's: it is handed to people who read no English, too. */
export function RecordFile({ href }: { href: string }) {
  return (
    <form action={href} method="get" className="flex items-center gap-2 print:hidden">
      <select
        name="language"
        aria-label="Language of the PDF"
        className="control h-8 w-auto px-2 text-sm pointer-coarse:h-10 pointer-coarse:text-base"
      >
        {locales.map((locale) => (
          <option key={locale} value={locale} lang={locale}>
            {localeNames[locale]}
          </option>
        ))}
      </select>
      <Button type="submit">Record as PDF</Button>
    </form>
  );
}

import { AsyncLocalStorage } from 'node:async_hooks';
import type { Locale } from './locale.ts';

/** Who reads what is being written: their language, and the address (path and query) without a choice of language in it. */
export type Reader = { readonly locale: Locale; readonly address: string };

// The framework loads this module once per bundle; the reader must still be one per process and request.
const holder = globalThis as typeof globalThis & { candorReader?: AsyncLocalStorage<Reader> };

function storage(): AsyncLocalStorage<Reader> {
  holder.candorReader ??= new AsyncLocalStorage<Reader>();
  return holder.candorReader;
}

/** Answers a request for this reader: see bin/server/reader.ts, which decides who that is. */
export function withReader<T>(reader: Reader, run: () => T): T {
  return storage().run(reader, run);
}

/**
 * The language of the page that is being written; English outside of one. For what is sent to anybody else, and for what is
 * kept, the language is said: the reader of a page is not the reader of a mail.
 */
export function readerLocale(): Locale {
  return storage().getStore()?.locale ?? 'en';
}

/** Whether an address is one of those that visitors and employees read, each in their language; members' workspace is English. */
export const isReadInLanguages = (address: string) => /^\/(?:trust|duties)(?:[/?]|$)/.test(address);

/** Whether the page that is being written is one of those. */
export const isReaderPage = () => isReadInLanguages(readerAddress());

/** The address (path and query) of the page that is being written, without a choice of language. */
export function readerAddress(): string {
  return storage().getStore()?.address ?? '';
}

/** The address of the page that is being written, in another language. */
export function addressIn(locale: Locale): string {
  const [path = '', query] = readerAddress().split('?');
  const rest = new URLSearchParams(query);
  rest.set('lang', locale);
  return `${path}?${rest}`;
}

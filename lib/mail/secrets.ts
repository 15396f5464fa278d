// Every address goes, not only those that hold a token: which ones do is not for this page to know. A token that stands
// without its address is long; a code is what the line of it says.
const address = /\bhttps?:\/\/\S+/g;
const token = /[\w-]{32,}/g;
const code = /^(Code:).*$/gm;

/** A mail's text for colleagues of its sender: without links, tokens and codes, which belong to its reader alone. */
export function withoutSecrets(text: string): string {
  return text.replace(address, '[link left out]').replace(token, '[left out]').replace(code, '$1 [left out]');
}

/**
 * Stored bytes are not what was written under this key and context: damaged, cut, exchanged or written by somebody
 * else. Not a `CandorError` on purpose: no input of a person causes it, so it surfaces as a fault with a request id.
 */
export class NotAuthentic extends Error {
  override readonly name = 'NotAuthentic';
}

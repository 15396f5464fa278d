import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** Where all that the server under test says is kept, and what must not be in it. */
export const outputFile = (data: string) => `${data}-output.log`;
const canaryFile = () => `${process.env.CANDOR_JOURNEY_DATA}-canaries.txt`;

/** Remembers a secret that a journey uses: it must never stand in the log. */
export function canary(secret: string): string {
  appendFileSync(canaryFile(), `${secret}\n`, { mode: 0o600 });
  return secret;
}

/** The secrets that journeys used. */
export function usedCanaries(): string[] {
  return existsSync(canaryFile()) ? readFileSync(canaryFile(), 'utf8').trim().split('\n') : [];
}

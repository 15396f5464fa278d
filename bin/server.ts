import next from 'next';
import { env } from '#lib/env.ts';
import { root } from './project.ts';
import { front, type Handler } from './server/front.ts';
import { type Listening, listen } from './server/listen.ts';
import { organizationLanguages } from './server/organization-language.ts';
import { servePublished } from './server/published/serve.ts';

/**
 * Starts the web server: our own checks in front of the framework's handler (decision 001). The build must be there,
 * unless `development`. @throws Sentence when the port cannot be had
 */
export async function startServer(options: { development: boolean }): Promise<Listening> {
  const { HOST, PORT, PUBLIC_ORIGIN, TRUSTED_PROXIES, SESSION_SECRET } = env();
  const { hostname, port, protocol } = new URL(PUBLIC_ORIGIN);
  // The sign-in library reads these two by itself.
  process.env.NEXTAUTH_URL = PUBLIC_ORIGIN;
  process.env.NEXTAUTH_SECRET = SESSION_SECRET;
  const app = next({
    dev: options.development,
    dir: root,
    hostname,
    port: Number(port || (protocol === 'https:' ? 443 : 80)),
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  const framework: Handler = (request, response) => handle(request, response);
  const handler = front(
    {
      publicOrigin: PUBLIC_ORIGIN,
      trustedProxies: TRUSTED_PROXIES,
      development: options.development,
      languageOf: organizationLanguages(Date.now),
    },
    // In development pages change without being published.
    options.development ? framework : servePublished({ publicOrigin: PUBLIC_ORIGIN }, framework),
  );
  const upgrade = app.getUpgradeHandler();
  const listening = await listen(handler, {
    host: HOST,
    port: PORT,
    publicOrigin: PUBLIC_ORIGIN,
    ...(options.development
      ? {
          upgrade: (request, socket, head) => {
            if (request.url?.startsWith('/_next/')) void upgrade(request, socket, head);
            else socket.destroy();
          },
        }
      : {}),
  });
  return {
    port: listening.port,
    stop: async (patience) => {
      await listening.stop(patience);
      await app.close();
    },
  };
}

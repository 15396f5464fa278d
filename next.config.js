/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // The optimizer has been a way in more than once; bin/server/target.ts refuses its address as well.
  images: { unoptimized: true },
  productionBrowserSourceMaps: false,
  reactStrictMode: true,
  // Loaded by Node itself, once per process, as the rest of `lib` is in plain Node.
  serverExternalPackages: [
    '@libpdf/core',
    '@node-rs/argon2',
    '@prisma/client',
    'fontkit',
    'pdfkit',
    'pg',
    'pg-boss',
    'woff2-encoder',
  ],
  // `npm run check` does this with the rules of the house.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    authInterrupts: true,
    serverActions: { bodySizeLimit: '256kb' },
    // Behind a server of one's own the channel is never answered in development, and pages wait for it for ever.
    reactDebugChannel: false,
  },
  devIndicators: false,
};

export default config;

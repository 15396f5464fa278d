import { defineConfig } from 'prisma/config';

// `prisma generate` asks for its schema engine and never runs it; any existing file will do, and nothing is downloaded.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: 'prisma/schema', migrations: { path: 'prisma/migrations' } });

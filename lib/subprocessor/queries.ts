import { query } from '#lib/operation.ts';
import { listSubprocessorsInput, type SubprocessorRow } from './schema.ts';

/** The organization's subprocessors in order, or its archived ones, newest first. At most 1,000 of either. */
export const listSubprocessors = query(
  'subprocessor:list',
  listSubprocessorsInput,
  ({ tenant }, { archived, search }): Promise<SubprocessorRow[]> =>
    tenant.subprocessor.findMany({
      where: {
        archivedAt: archived ? { not: null } : null,
        OR: ['name', 'purpose', 'location'].map((field) => ({
          [field]: { contains: search, mode: 'insensitive' as const },
        })),
      },
      orderBy: archived ? [{ archivedAt: 'desc' }, { id: 'asc' }] : [{ position: 'asc' }, { id: 'asc' }],
      select: {
        id: true,
        name: true,
        purpose: true,
        dataProcessed: true,
        location: true,
        url: true,
        archivedAt: true,
      },
      take: 1000,
    }),
);

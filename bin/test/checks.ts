import { runProgram, type StepResult } from './step.ts';

/** One tool over the whole tree. */
export type Check = { name: string; run: () => Promise<StepResult> };

const source = ['app', 'bench', 'bin', 'components', 'e2e', 'lib', 'prisma'];

/** The fast part of the tests, in the order in which their findings are useful. */
export const checks: readonly Check[] = [
  {
    name: 'format and lint',
    run: () => runProgram('biome', ['ci', '--colors=off', '--error-on-warnings', '.']),
  },
  {
    name: 'types',
    run: async () => {
      // Writes next-env.d.ts and the types of the routes, which a fresh clone lacks.
      const types = await runProgram('next', ['typegen'], { NEXT_TELEMETRY_DISABLED: '1' });
      return types.passed ? runProgram('tsc', ['--noEmit', '--pretty', 'false', '-p', '.']) : types;
    },
  },
  { name: 'boundaries', run: () => runProgram('depcruise', source) },
  { name: 'unused code', run: () => runProgram('knip', ['--no-progress', '--no-config-hints']) },
  { name: 'copy and paste', run: () => runProgram('jscpd', []) },
  { name: 'the repository', run: () => runProgram('vitest', ['run', 'lib/testing/repository.test.ts']) },
];

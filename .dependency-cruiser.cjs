/*
 * Who may import whom. Every rule is explained in docs and held here; lib/testing/repository.test.ts plants a violation
 * and sees it caught. Exceptions stand in `pathNot` and may only become fewer.
 */
const tests = '\\.test\\.tsx?$|^lib/testing/|^e2e/|^bench/';
const infrastructure = '^lib/(db|crypto|mail|storage|pdf|jobs|sheet)/';
const server = '/(queries|commands|steps|jobs|pdf|housekeeping)\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Dependencies run one way.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-missing',
      comment: 'An import that cannot be found would be inspected by no other rule.',
      severity: 'error',
      from: {},
      // Types alone may come from a package of another name (@types/mdast).
      to: { couldNotResolve: true, pathNot: '^mdast$' },
    },
    {
      name: 'app-is-transport',
      comment: 'Pages, actions and routes call operations; they hold no query and no rule.',
      severity: 'error',
      from: { path: '^app/', pathNot: tests },
      to: { path: '^(bin|prisma|e2e|bench)/|^lib/(db|testing)/', pathNot: '^lib/db/lookup\\.ts$' },
    },
    {
      name: 'components-know-no-server',
      comment: 'Components may use schemas, pure rules, the permission table, paths and formats.',
      severity: 'error',
      from: { path: '^components/', pathNot: tests },
      to: {
        path: `^(app|bin|prisma)/|${infrastructure}|^lib/testing/|^lib/auth/session\\.ts$|^lib/(operation|env|log|readiness)\\.ts$|^lib/.*${server}`,
      },
    },
    {
      name: 'ui-knows-no-product',
      comment: 'components/ui has never heard of compliance.',
      severity: 'error',
      from: { path: '^components/ui/' },
      to: { path: '^(lib|app)/|^components/(?!ui/)', pathNot: '^lib/(format|day)\\.ts$' },
    },
    {
      name: 'one-link',
      comment: "The framework's link is used through PageLink, which shows that a page is on its way.",
      severity: 'error',
      from: { pathNot: '^components/ui/page-link\\.tsx$' },
      to: { path: 'next/link' },
    },
    {
      name: 'one-database-client',
      comment: 'Only lib/db opens the database; commands of bin end its connections.',
      severity: 'error',
      // lib/operation.ts tells the client's errors apart.
      from: { pathNot: `^lib/db/|^bin/|^lib/operation\\.ts$|${tests}` },
      to: { path: '^lib/db/(client\\.ts$|generated/)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'one-door-to-the-tenant',
      comment: 'The tenant is set by lib/operation.ts alone; others may name the type of its handle.',
      severity: 'error',
      from: { pathNot: `^lib/operation\\.ts$|^lib/db/|${tests}` },
      to: { path: '^lib/db/tenant\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'one-user-of-next-auth',
      comment: 'The sign-in library is plumbing behind lib/auth/session.ts.',
      severity: 'error',
      from: { pathNot: '^lib/auth/session\\.ts$' },
      to: { path: '(^|/)node_modules/next-auth/' },
    },
    {
      name: 'plain-node-below-app',
      comment: 'lib and bin run in plain Node: no framework there, but for the server that starts it.',
      severity: 'error',
      from: { path: '^(lib|bin|prisma)/', pathNot: '^bin/server\\.ts$' },
      to: { path: '(^|/)node_modules/(next|server-only)(/|$)' },
    },
    {
      name: 'infrastructure-knows-no-noun',
      comment: 'Primitives and the outside world; what they carry is handed to them.',
      severity: 'error',
      // A mail may carry a stored file. Words are no noun.
      from: { path: infrastructure, pathNot: `^lib/mail/send\\.ts$|${tests}` },
      to: {
        path: `^lib/(?!(db|crypto|mail|markdown|messages|storage|pdf|jobs|sheet|auth|testing)/)[^/]+/.*`,
      },
    },
    {
      name: 'lib-knows-nothing-above',
      comment: 'lib is used by app, components and bin, never the reverse.',
      severity: 'error',
      from: { path: '^lib/', pathNot: tests },
      to: { path: '^(app|components|bin|e2e|bench)/|^lib/testing/' },
    },
    {
      name: 'tests-are-imported-by-tests',
      comment: 'Nothing that runs in production needs a test or its tools.',
      severity: 'error',
      from: { pathNot: `${tests}|^vitest\\.config\\.ts$|^playwright\\.config\\.ts$` },
      to: { path: tests },
    },
    {
      name: 'no-development-packages',
      comment: 'What runs in production is a dependency, not a devDependency.',
      severity: 'error',
      from: {
        path: '^(app|bin|components|lib|prisma)/',
        pathNot: `${tests}|^bin/(drift|test|check)\\.ts$|^bin/test/|^bin/check/`,
      },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: '(^|/)node_modules/|^lib/db/generated' },
    exclude: { path: '^(\\.next|\\.data|test-results)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};

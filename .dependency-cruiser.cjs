/**
 * The seven laws of docs/ARCHITECTURE.md: what may import what. Types count as imports.
 * `scripts/laws.test.mjs` breaks each law on purpose and sees that it is reported.
 */

const OURS = '^(app|components|lib|server|e2e|bench|scripts)/'
const CODE = '^(app|components|lib|server)/'
/** Tests, and what only tests use, may look anywhere. */
const TESTS = '([.](test|spec)[.](ts|tsx|mjs)$|/testing/)'
const NPM = 'node_modules/'

/** Floors inside server/, lowest first. Each may import its own floor's files and those below. */
const FLOORS = [
  [
    'db, audit, events, http and config',
    '^server/(db|audit|events|http)/|^server/(?!context|main)[^/]+[.]ts$',
  ],
  ['sync and accounts', '^server/(sync|accounts)/'],
  ['canvases and who may see them', '^server/(canvases|workspaces)/'],
  [
    'the other nouns',
    '^server/(?!db/|audit/|events/|http/|sync/|accounts/|canvases/|workspaces/|cli/)[^/]+/',
  ],
  ['context', '^server/context[.]ts$'],
  ['main and cli', '^server/(main[.]ts$|cli/)'],
]

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'law-1-lib-is-pure',
      comment: 'Law 1: lib/ imports nothing of ours but lib/, no Node built-ins and no React.',
      severity: 'error',
      from: { path: '^lib/', pathNot: [TESTS, '^lib/client/'] },
      to: { path: `${OURS}|^[^/]+[.](ts|js|json)$`, pathNot: '^lib/(?!client/)' },
    },
    {
      name: 'law-1-lib-has-no-built-ins',
      comment: 'Law 1: lib/ imports nothing of ours but lib/, no Node built-ins and no React.',
      severity: 'error',
      from: { path: '^lib/', pathNot: [TESTS, '^lib/client/'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'law-1-lib-has-no-react',
      comment: 'Law 1: lib/ imports nothing of ours but lib/, no Node built-ins and no React.',
      severity: 'error',
      from: { path: '^lib/', pathNot: TESTS },
      to: { path: `${NPM}(react|react-dom|next|next-auth|@tiptap/react|radix-ui|ws|pg|hono)/` },
    },
    {
      name: 'law-1-lib-client-stands-on-lib',
      comment: 'Law 1: lib/client runs in a browser and in Node; it imports only lib/.',
      severity: 'error',
      from: { path: '^lib/client/', pathNot: TESTS },
      to: { path: OURS, pathNot: '^lib/' },
    },
    {
      name: 'law-2-server-stands-on-lib',
      comment: 'Law 2: server/ imports lib/, never lib/client/, components/ or app/.',
      severity: 'error',
      from: { path: '^server/', pathNot: TESTS },
      to: { path: `${OURS}|^lib/client/`, pathNot: '^(server|lib/(?!client/))' },
    },
    {
      name: 'law-2-only-main-knows-next',
      comment: 'Law 2: only server/main.ts knows that Next exists.',
      severity: 'error',
      from: { path: '^server/', pathNot: [TESTS, '^server/main[.]ts$'] },
      to: { path: `${NPM}(next|react|react-dom)/` },
    },
    {
      name: 'law-3-components-stand-on-lib',
      comment: 'Law 3: components/ imports lib/ and components/. Never server/, not even a type.',
      severity: 'error',
      from: { path: '^components/', pathNot: TESTS },
      to: { path: OURS, pathNot: '^(lib|components)/' },
    },
    {
      name: 'law-3-components-run-in-browsers',
      comment: 'Law 3: components/ run in browsers, where Node built-ins do not exist.',
      severity: 'error',
      from: { path: '^components/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'law-4-app-asks-the-api',
      comment:
        'Law 4: app/ imports components/ and lib/, never server/: the import would be a silent twin with its own empty state. Ask the API.',
      severity: 'error',
      from: { path: '^app/', pathNot: TESTS },
      to: { path: OURS, pathNot: '^(app|lib|components)/' },
    },
    ...floorRules(),
    {
      name: 'law-5-main-and-cli-are-beside-each-other',
      comment: 'Law 5: main and cli stand beside each other; what both need is in context.',
      severity: 'error',
      from: { path: '^server/main[.]ts$' },
      to: { path: '^server/cli/' },
    },
    {
      name: 'law-5-cli-does-not-start-main',
      comment: 'Law 5: main and cli stand beside each other; what both need is in context.',
      severity: 'error',
      from: { path: '^server/cli/', pathNot: TESTS },
      to: { path: '^server/main[.]ts$' },
    },
    {
      name: 'law-5-sync-knows-no-noun',
      comment: 'Law 5: sync/ is handed authorize(); it could host any Yjs document.',
      severity: 'error',
      from: { path: '^server/sync/', pathNot: TESTS },
      to: { path: '^server/accounts/' },
    },
    {
      name: 'law-6-no-barrels',
      comment: 'Law 6: no index.ts and no types.ts; import the file that has the thing.',
      severity: 'error',
      from: {},
      to: { path: '(^|/)(index|types)[.]tsx?$', pathNot: NPM },
    },
    {
      name: 'law-6-no-drawers',
      comment: 'Law 6: nothing is called utils, helpers, shared, common or misc. Say what it does.',
      severity: 'error',
      from: {},
      to: { path: '(^|/)(utils?|helpers?|shared|common|misc)([.]tsx?$|/)', pathNot: NPM },
    },
    {
      name: 'law-6-no-circles',
      comment: 'Law 6: no import circles, types included.',
      severity: 'error',
      from: { path: OURS },
      to: { circular: true },
    },
    {
      name: 'growth-rule-own-store-only',
      comment: "A noun never reaches into another's store.ts: ask the noun.",
      severity: 'error',
      from: { path: '^server/([^/]+)/', pathNot: [TESTS, '^server/cli/'] },
      to: { path: '^server/[^/]+/.*store[.]ts$', pathNot: '^server/$1/' },
    },
    {
      name: 'product-never-imports-tests',
      comment: 'What only tests use stays out of the product.',
      severity: 'error',
      from: { path: CODE, pathNot: TESTS },
      to: { path: TESTS, pathNot: NPM },
    },
    {
      name: 'imports-exist',
      // The peers of the benchmark have packages of their own, installed only when it runs.
      comment: 'This import leads nowhere.',
      severity: 'error',
      from: { path: OURS, pathNot: '^bench/peers/' },
      to: { couldNotResolve: true, pathNot: '^\\./.*[.]css$' },
    },
    {
      name: 'packages-are-declared',
      comment: 'Declare the package in package.json; it may vanish with whatever brought it along.',
      severity: 'error',
      from: { path: CODE, pathNot: TESTS },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^[.]next/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.cjs', '.json'],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
}

function floorRules() {
  return FLOORS.slice(0, -1).map(([name, path], floor) => ({
    name: `law-5-below-${FLOORS[floor + 1][0].replaceAll(/[^a-z]+/g, '-')}`,
    comment: `Law 5: lower never names higher, not even as a type; ${name} is below ${FLOORS[floor + 1][0]}.`,
    severity: 'error',
    from: { path, pathNot: TESTS },
    to: { path: FLOORS.slice(floor + 1).map(([, higher]) => higher) },
  }))
}

import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

// What the compiler and Prettier cannot say. Who may import whom is in .dependency-cruiser.cjs.

const TESTS = ['**/*.test.{ts,tsx,mjs}', 'e2e/**/*.spec.ts']
const PRODUCT = ['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}', 'lib/**/*.ts', 'server/**/*.ts']

// Next finds these files by name and wants a default export; so do configurations.
const DEFAULT_EXPORTS = [
  'app/**/{page,layout,template,loading,error,global-error,not-found,default}.tsx',
  'app/**/{manifest,robots,sitemap,icon,apple-icon,opengraph-image}.{ts,tsx}',
  '*.config.{js,mjs,ts}',
]

const NO_DEFAULT_EXPORT = {
  selector: 'ExportDefaultDeclaration',
  message: 'Name the export after the file. Only Next pages and configurations export a default.',
}
const TOP_LEVEL_ARROW = {
  selector:
    ':matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration > VariableDeclarator[id.typeAnnotation=undefined] > ArrowFunctionExpression',
  message: 'Use `function` at top level, so that files read from the top down.',
}
const EMPTY_CATCH = {
  selector: 'CatchClause > BlockStatement[body.length=0]',
  message: 'Name the failure that is expected here and let every other one pass on.',
}
const EMPTY_PROMISE_CATCH = {
  selector:
    'CallExpression[callee.property.name="catch"] > ArrowFunctionExpression > BlockStatement[body.length=0]',
  message: 'Name the failure that is expected here and let every other one pass on.',
}
const EVERYWHERE = [TOP_LEVEL_ARROW, EMPTY_CATCH, EMPTY_PROMISE_CATCH]

// Half of the world reads from right to left: start and end instead of left and right.
const SIDES =
  '/(^|\\s|:)-?(m[lr]|p[lr]|left|right|border-[lr]|rounded-[lr]|rounded-[tb][lr]|scroll-[mp][lr]|text-left|text-right|float-left|float-right)(-|\\s|$)/'
const MARKUP = [
  ...['Literal[value', 'TemplateElement[value.raw'].map((start) => ({
    selector: `JSXAttribute[name.name="className"] ${start}=${SIDES}]`,
    message:
      'Use the logical utilities (ms-, pe-, start-, text-end): some of us read from the right.',
  })),
  {
    selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
    message: 'Markup from a string is how scripts get in. Render elements.',
  },
]
const ENVIRONMENT = {
  selector: 'MemberExpression[object.name="process"][property.name="env"]',
  message: 'server/config.ts reads the environment, once. Take what you need from Config.',
}
const FOCUSED_TESTS = [
  {
    selector:
      'MemberExpression[object.name=/^(it|test|describe|suite)$/][property.name=/^(only|skip|todo|fixme)$/]',
    message: 'Every test runs, every time. Fix it or delete it.',
  },
  {
    selector: 'CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]',
    message: 'Every test runs, every time. Fix it or delete it.',
  },
  {
    selector: 'CallExpression[callee.property.name="waitForTimeout"]',
    message: 'No sleeping: wait for the condition you mean.',
  },
  {
    selector: 'NewExpression[callee.name="Promise"] CallExpression[callee.name="setTimeout"]',
    message: 'No sleeping: wait for the condition you mean (until() in e2e, vi.waitFor in vitest).',
  },
]

export default defineConfig(
  { ignores: ['.next/**', '.program*/**', 'node_modules/**', 'artifacts/**', 'data/**', 'next-env.d.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx,js,mjs,cjs}'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    languageOptions: { parser: tseslint.parser },
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-throw-literal': 'error',
      'no-unused-expressions': 'error',
      'no-constant-condition': ['error', { checkLoops: false }],
      'no-fallthrough': 'error',
      'no-self-assign': 'error',
      'no-unreachable': 'error',
      'no-unsafe-finally': 'error',
      'max-lines': ['error', { max: 400 }],
      'no-restricted-syntax': ['error', ...EVERYWHERE, NO_DEFAULT_EXPORT],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // A schema and its type share one name: `const Role` and `type Role`.
      'no-redeclare': 'off',
    },
  },
  {
    files: ['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      'no-restricted-syntax': ['error', ...EVERYWHERE, ...MARKUP, NO_DEFAULT_EXPORT],
    },
  },
  {
    files: PRODUCT,
    ignores: TESTS,
    rules: { 'no-console': 'error' },
  },
  {
    files: ['lib/**/*.ts'],
    ignores: [...TESTS, 'lib/client/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['process', 'window', 'document', 'navigator', 'fetch', 'localStorage', 'Buffer'].map(
          (name) => ({ name, message: 'Law 1: lib/ is pure. Take it as an argument.' }),
        ),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Law 1: same input, same output.' },
        { object: 'Date', property: 'now', message: 'Law 1: same input, same output.' },
      ],
    },
  },
  {
    files: ['server/**/*.ts'],
    ignores: [
      ...TESTS,
      'server/config.ts',
      'server/main.ts',
      'server/cli/**',
      'server/**/testing/**',
    ],
    rules: { 'no-restricted-syntax': ['error', ...EVERYWHERE, ENVIRONMENT, NO_DEFAULT_EXPORT] },
  },
  {
    files: TESTS,
    rules: {
      'no-restricted-syntax': ['error', ...EVERYWHERE, ...FOCUSED_TESTS, NO_DEFAULT_EXPORT],
    },
  },
  {
    files: DEFAULT_EXPORTS.filter((glob) => glob.startsWith('app/')),
    rules: { 'no-restricted-syntax': ['error', ...EVERYWHERE, ...MARKUP] },
  },
  {
    files: DEFAULT_EXPORTS.filter((glob) => !glob.startsWith('app/')),
    rules: { 'no-restricted-syntax': ['error', ...EVERYWHERE] },
  },
)

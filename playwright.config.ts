import { defineConfig, devices } from '@playwright/test'
import { findTestChromium } from './scripts/chromium.mjs'

/** Real Chromium against the real server. Each worker starts its own server, with its own data. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'artifacts/browser',
  // Also the tests of one file: at the end no worker has a long file to itself while the other is idle.
  fullyParallel: true,
  workers: Number(process.env.WORKERS ?? 2),
  // Once more where all tests run, since two browsers and a server on two cores can starve each other;
  // the summary says how many needed it, and each of them is to be looked into.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: true,
  // A small machine that does other things besides is slow, not broken.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: [['line'], ['json', { outputFile: 'artifacts/playwright.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    locale: 'en-GB',
    // Recording takes as much of the machine as the tests themselves: TRACE=on while looking for a fault.
    trace: process.env.TRACE === 'on' ? 'retain-on-failure' : 'off',
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findTestChromium() ?? undefined,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})

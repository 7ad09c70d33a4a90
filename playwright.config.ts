import { defineConfig, devices } from '@playwright/test';

const { CI, CALLBOARD_TEST_CHROMIUM, CHROMIUM_PATH, CALLBOARD_E2E_URL, CALLBOARD_E2E_STATE } = process.env;
// `npm test` looks for a Chromium and says which; alone, Playwright's own is taken.
const executablePath = CALLBOARD_TEST_CHROMIUM || CHROMIUM_PATH;
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/support/global-setup.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: CI !== undefined,
  retries: 0,
  workers: 2,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  use: {
    // Set by the global set-up, which runs before any worker starts.
    ...(CALLBOARD_E2E_URL !== undefined && { baseURL: CALLBOARD_E2E_URL }),
    ...(CALLBOARD_E2E_STATE !== undefined && { storageState: CALLBOARD_E2E_STATE }),
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // A trace of every step doubles the time of a run; `--trace on` makes one where it is needed.
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: isRoot ? ['--no-sandbox'] : [],
    },
  },
  projects: [
    { name: 'desktop', use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      // What differs on a small screen; tests of the server, of links between pages, of files and of keys run once, and
      // so do those that choose their screens themselves.
      testIgnore: [
        'account',
        'people',
        'start',
        'api*',
        'size',
        'listen',
        'mp3',
        'pages',
        'drill',
        'exports',
        'files',
        'pictures',
        'privacy',
        'inbound-vendor',
        'connections-form',
        'connections-secrets',
        'connections-start',
        'definitions',
        'links-direct',
        'links-frames',
        'links-instances',
        'shared-layout',
      ].map((name) => `**/${name}.spec.ts`),
      use: { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } },
    },
  ],
});

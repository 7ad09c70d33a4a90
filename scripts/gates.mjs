import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { runTool } from './run.mjs';

// Every gate answers { passed, failed }. A gate without tests of its own counts as one.
const asOne = ({ status }) => (status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** Runs a test runner whose JSON report says how many; a runner that fails without a failed test counts as one more. */
async function counted(runTests, countsOf) {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-report-'));
  const report = join(folder, 'report.json');
  const { status } = await runTests(report);
  let counts = { passed: 0, failed: 0 };
  if (existsSync(report)) counts = countsOf(JSON.parse(readFileSync(report, 'utf8')));
  rmSync(folder, { recursive: true, force: true });
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

export const lint = async () =>
  asOne(await runTool('@biomejs/biome/bin/biome', ['check', '--diagnostic-level=error', '.']));

export async function types() {
  const generated = await runTool('next/dist/bin/next', ['typegen'], { show: false });
  if (generated.status !== 0) {
    process.stdout.write(generated.output);
    return asOne(generated);
  }
  return asOne(await runTool('typescript/bin/tsc', ['--noEmit']));
}

const ROOMS = ['app', 'components', 'lib', 'sandbox', 'bench', 'e2e'];
export const rooms = async () =>
  asOne(
    await runTool(
      'dependency-cruiser/bin/dependency-cruise.mjs',
      ROOMS.filter((room) => existsSync(new URL(`../${room}`, import.meta.url))),
    ),
  );

export const deadCode = async () => asOne(await runTool('knip/bin/knip.js', ['--treat-config-hints-as-errors']));

export const unit = () =>
  counted(
    (report) =>
      runTool('vitest/vitest.mjs', ['run', '--reporter=minimal', '--reporter=json', `--outputFile.json=${report}`]),
    ({ numPassedTests, numFailedTests, testResults }) => {
      // A file that cannot even be loaded holds no test that could fail.
      const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
      return { passed: numPassedTests, failed: numFailedTests + broken.length };
    },
  );

export const browser = (chromium) =>
  counted(
    (report) =>
      runTool('@playwright/test/cli.js', ['test', '--reporter=line,json'], {
        env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report, CALLBOARD_TEST_CHROMIUM: chromium ?? '' },
      }),
    ({ stats, errors }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected + (stats.unexpected === 0 ? errors.length : 0),
    }),
  );

/** Runs gates one after the other, says how each went, and adds up. */
export async function runGates(gates) {
  const total = { passed: 0, failed: 0 };
  for (const [name, gate] of gates) {
    process.stdout.write(`\n── ${name}\n`);
    const from = Date.now();
    const { passed, failed } = await gate();
    total.passed += passed;
    total.failed += failed;
    const seconds = ((Date.now() - from) / 1000).toFixed(1);
    process.stdout.write(
      `── ${name}: ${failed === 0 ? 'passed' : 'FAILED'} (${passed} passed, ${failed} failed, ${seconds} s)\n`,
    );
  }
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
  return total;
}

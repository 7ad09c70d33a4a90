// `node --import ./scripts/typescript-loader.mjs file.ts`: runs the product's TypeScript in a process of its own, for
// tests that must be able to kill one. Node 20 does not know TypeScript, and no Node knows `@/`.
import { readFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { isMainThread } from 'node:worker_threads';

const ROOT = new URL('../', import.meta.url);
const require = nodeModule.createRequire(import.meta.url);
const EMPTY = new URL('node_modules/server-only/empty.js', ROOT).href;

export function resolve(specifier, context, next) {
  if (specifier === 'server-only') return next(EMPTY, context);
  if (specifier.startsWith('@/')) return next(new URL(`${specifier.slice(2)}.ts`, ROOT).href, context);
  const ours = /^\.{1,2}\//.test(specifier) && !/\.[a-z]+$/.test(specifier) && context.parentURL?.endsWith('.ts');
  return next(ours ? `${specifier}.ts` : specifier, context);
}

export function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  // Only where it is needed: it takes half a second, and the main thread of Node 20 never gets here.
  const ts = require('typescript');
  const compilerOptions = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext };
  const { outputText } = ts.transpileModule(readFileSync(new URL(url), 'utf8'), { compilerOptions, fileName: url });
  return { format: 'module', source: outputText, shortCircuit: true };
}

// Before Node 22.15 hooks live in a thread of their own, which loads this file again.
if (nodeModule.registerHooks) nodeModule.registerHooks({ resolve, load });
else if (isMainThread) nodeModule.register(import.meta.url);

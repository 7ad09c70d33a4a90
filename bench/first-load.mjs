import { gzipSync } from 'node:zlib';

/** @typedef {{ readonly name: string, readonly bytes: number }} Script */

const isScript = (response) => response.request().resourceType() === 'script' || /\.m?js(\?|$)/.test(response.url());
const nameOf = (address) => new URL(address).pathname.split('/').at(-1) ?? address;

/** React has taken over what came with the page; before that nothing has been loaded on its behalf. */
function isHydrated() {
  const keys = [...document.querySelectorAll('body *')].flatMap((element) => Object.keys(element));
  return keys.some((key) => key.startsWith('__reactFiber'));
}

/**
 * Opens an address in a page whose browser has nothing in its cache, waits until React has taken over and the network
 * is quiet, and adds up every script that came by itself: with the document, by a preload or by code. Sizes are of
 * gzip at level 6, which is what our server sends; kilobytes are of 1,000 bytes.
 * @param {import('@playwright/test').Page} page
 * @param {string} address
 * @returns {Promise<{ bytes: number, scripts: readonly Script[], html: { bytes: number, gzip: number } }>}
 */
export async function firstLoad(page, address) {
  /** @type {import('@playwright/test').Response[]} */
  const responses = [];
  const listen = (response) => {
    if (isScript(response)) responses.push(response);
  };
  page.on('response', listen);
  const document = await page.goto(address);
  if (!document?.ok()) throw new Error(`${address} answered ${document?.status() ?? 'nothing'}.`);
  await page.waitForFunction(isHydrated);
  await page.waitForLoadState('networkidle');
  page.off('response', listen);
  /** @type {Map<string, number>} */
  const sizes = new Map();
  for (const response of responses) sizes.set(nameOf(response.url()), gzipSync(await response.body()).length);
  const scripts = [...sizes].map(([name, bytes]) => ({ name, bytes })).sort((a, b) => b.bytes - a.bytes);
  const html = await document.body();
  return {
    bytes: scripts.reduce((sum, { bytes }) => sum + bytes, 0),
    scripts,
    html: { bytes: html.length, gzip: gzipSync(html).length },
  };
}

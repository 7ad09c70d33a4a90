import { expect, type Locator } from '@playwright/test';

/** Waits until React has taken over an element that came with the page; what is typed before that would be lost. */
export async function hydrated(element: Locator): Promise<void> {
  const isReacts = () => element.evaluate((node) => Object.keys(node).some((key) => key.startsWith('__react')));
  await expect.poll(isReacts).toBe(true);
}

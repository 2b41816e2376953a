import { chromium, type Browser } from '@playwright/test'
// oxlint-disable-next-line no-restricted-imports -- where the journeys find their browser too; nothing of Relink
import { findChromium } from '../../../packages/tooling/src/find-chromium.ts'

/** Opens the same Chromium as the journeys use, without a window. */
export const openChromium = async (): Promise<Browser> =>
  chromium.launch({
    executablePath: await findChromium(),
    // A Chromium run by root, as in containers, needs its sandbox off.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })

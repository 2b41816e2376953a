import { mkdirSync, writeFileSync } from 'node:fs'
import { bundleLinkScript } from '../src/node/bundle-link-script.ts'

const folder = new URL('../dist/', import.meta.url)
mkdirSync(folder, { recursive: true })
writeFileSync(new URL('link-initialize.js', folder), await bundleLinkScript())

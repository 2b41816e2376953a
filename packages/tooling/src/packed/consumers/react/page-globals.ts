// Makes a page of this process, before anything that looks for one is loaded.
import { JSDOM } from 'jsdom'

const { window: page } = new JSDOM('<!doctype html><div id="root"></div>', {
  url: 'http://localhost:3000/',
  pretendToBeVisual: true,
  runScripts: 'dangerously',
})

const names = [
  'document',
  'navigator',
  'location',
  'history',
  'localStorage',
  'sessionStorage',
  'Node',
  'Element',
  'HTMLElement',
  'HTMLIFrameElement',
  'Event',
  'MouseEvent',
  'MessageEvent',
  'StorageEvent',
  'MutationObserver',
  'getComputedStyle',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'addEventListener',
  'removeEventListener',
  'dispatchEvent',
]
for (const name of ['window', 'self', ...names])
  Object.defineProperty(globalThis, name, {
    configurable: true,
    writable: true,
    value: name === 'window' || name === 'self' ? page : page[name],
  })

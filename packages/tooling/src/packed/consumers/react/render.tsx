// Renders a page with every component where there is no window, and prints which components there are.
import * as relink from '@relink/react'
import { renderToString } from 'react-dom/server'
import { version } from 'react'
import { Around, EveryComponent } from './every-component.js'

const html = renderToString(
  <Around>
    <EveryComponent />
  </Around>,
)
for (const text of ['Connect a bank', 'Tartan Bank', 'Your money is safe.'])
  if (!html.includes(text)) throw new Error(`The page does not say "${text}":\n${html}`)

const components = Object.keys(relink).filter((name) => /^[A-Z]/.test(name))
console.log(JSON.stringify({ version, components }))

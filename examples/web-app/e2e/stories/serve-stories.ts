import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'

const built = new URL('../../../../.storybook/static/', import.meta.url).pathname

/** A story, or a page of documentation. */
export interface StoryEntry {
  id: string
  title: string
  name: string
  type: 'story' | 'docs'
  tags: string[]
}

/** Everything that Storybook's sidebar lists. */
export const readEntries = (): StoryEntry[] => {
  if (!existsSync(`${built}index.json`))
    throw new Error('The stories are not built yet: run `pnpm build:storybook` first.')
  const index = JSON.parse(readFileSync(`${built}index.json`, 'utf8')) as {
    entries: Record<string, StoryEntry>
  }
  return Object.values(index.entries)
}

/** The built stories on a port of their own. */
export interface ServedStories {
  origin: string
  close: () => void
}

/** Serves the built stories, in a way that lets a browser keep them from one story to the next. */
export const serveStories = async (): Promise<ServedStories> => {
  const app = new Hono()
    .use('/assets/*', async (context, next) => {
      await next()
      context.header('cache-control', 'public, max-age=31536000, immutable')
    })
    .use(serveStatic({ root: built }))
  const server = createServer(getRequestListener(app.fetch))
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

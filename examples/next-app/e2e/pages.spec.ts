import { globSync, readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { bankCard, begin, connectByCredentials, test } from './person.ts'

const tokens = /(access|public|link)-(sandbox|production|development)-[\w-]+/

test('pages come from the server with their text, their banks and no token', async ({ page }) => {
  const read = async (path: string): Promise<string> => {
    const answer = await page.request.get(path)
    expect(answer.headers()['cache-control']).toContain('no-store')
    return answer.text()
  }
  expect(await read('/')).toContain('Your money in one place')

  await begin(page)
  await connectByCredentials(page)
  await expect(bankCard(page, 'First Platypus Bank')).toBeVisible()
  const home = await read('/')
  expect(home).toContain('Hello, Ann')
  expect(home).toContain('<h2>First Platypus Bank</h2>')
  expect(home).not.toMatch(tokens)
  const returned = await read('/oauth?oauth_state_id=made-up')
  expect(returned).toContain('<h1>Your bank</h1>')
  expect(returned).not.toMatch(tokens)
})

test('nobody’s banks are given to somebody who is not signed in', async ({ request }) => {
  expect((await request.get('/api/link/items')).status()).toBe(401)
  expect((await request.post('/api/link/link-tokens', { data: {} })).status()).toBe(401)
  expect(await (await request.get('/')).text()).not.toContain('Platypus')
})

test('what browsers load has nothing of the simulator in it', () => {
  const scripts = globSync('.next/static/**/*.js', { cwd: `${import.meta.dirname}/..` })
  expect(scripts.length).toBeGreaterThan(0)
  const simulated = scripts.filter((name) =>
    /simulator|platypus/i.test(readFileSync(`${import.meta.dirname}/../${name}`, 'utf8')),
  )
  expect(simulated).toEqual([])
})

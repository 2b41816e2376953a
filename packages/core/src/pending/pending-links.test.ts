import { expect, test } from 'vitest'
import {
  createFakeBrowser,
  createFakeStorage,
  type FakePage,
} from '../test/fake-browser.fixture.ts'
import { createFakeClock } from '../test/fake-clock.fixture.ts'
import { settle } from '../test/flow-driver.fixture.ts'
import { minute, pendingLink, returnOf, start } from '../test/samples.fixture.ts'
import { readOAuthReturn, type OAuthReturn } from '../redirect/read-oauth-return.ts'
import { claimPendingLink, type Claim, type ClaimOptions } from './claim-pending-link.ts'
import { createPendingLinks, type PendingLinks } from './pending-links.ts'
import type { PendingLinkStore } from './pending-link-store.ts'
import { createWebPendingLinkStore, type WebStorage } from './web-pending-link-store.ts'

type TakeFromServer = NonNullable<ClaimOptions['takeFromServer']>

interface ClaimingLinks extends PendingLinks {
  claim(returned: OAuthReturn, userKey: string | null): Promise<Claim>
}

const claiming = (
  links: PendingLinks,
  options: Omit<ClaimOptions, 'userKey'> = {},
): ClaimingLinks => ({
  ...links,
  claim: (returned, userKey) => claimPendingLink(links, returned, { ...options, userKey }),
})

interface Page {
  links: ClaimingLinks
  store: PendingLinkStore
  close(): void
}

interface Browser {
  local: WebStorage
  openPage(tab?: WebStorage, takeFromServer?: TakeFromServer): Page
  clock: ReturnType<typeof createFakeClock>
}

/** One browser: what pages of all tabs share, and pages that come and go in tabs. */
const createBrowser = (): Browser => {
  const local = createFakeStorage()
  const { openPage } = createFakeBrowser()
  const clock = createFakeClock(start)
  return {
    local,
    clock,
    openPage(tab = createFakeStorage(), takeFromServer) {
      const locks: FakePage = openPage()
      const store = createWebPendingLinkStore(
        () => local,
        () => tab,
      )
      const links = claiming(
        createPendingLinks({ store, locks, now: clock.now }),
        takeFromServer === undefined ? {} : { takeFromServer },
      )
      return { links, store, close: locks.close }
    },
  }
}

const storedText = (storage: WebStorage): string =>
  Array.from({ length: storage.length }, (_, index) =>
    storage.getItem(storage.key(index) ?? ''),
  ).join()

const refused = (refusal: string, record: unknown = null) => ({
  outcome: 'refused',
  refusal,
  record,
})

test('a return in the same tab resumes what that tab began, not what is newer', async () => {
  const { openPage } = createBrowser()
  const tab = createFakeStorage()
  const [mine, other] = [openPage(tab), openPage()]
  await mine.links.save(pendingLink({ flowId: 'mine' }))
  await other.links.save(pendingLink({ flowId: 'other', createdAt: start + 1 }))
  mine.close()
  other.close()
  const claim = await openPage(tab).links.claim(returnOf('x'), 'ann')
  expect(claim).toEqual({ outcome: 'claimed', link: pendingLink({ flowId: 'mine' }) })
})

test('a return in a new tab resumes the newest link whose page is gone', async () => {
  const { openPage } = createBrowser()
  const pages = ['oldest', 'older', 'alive'].map((flowId, index) => {
    const page = openPage()
    void page.links.save(pendingLink({ flowId, createdAt: start + index }))
    return page
  })
  pages[0]?.close()
  pages[1]?.close()
  const claim = await openPage().links.claim(returnOf('x'), 'ann')
  expect(claim).toMatchObject({ outcome: 'claimed', link: { flowId: 'older' } })
})

test('a search in which nobody chose is gone on with where there is nothing else, and only then', async () => {
  const { openPage } = createBrowser()
  const [shown, chosen, tab] = [openPage(), openPage(), createFakeStorage()]
  await chosen.links.save(pendingLink({ flowId: 'chosen' }))
  await shown.links.save(pendingLink({ flowId: 'shown', createdAt: start + 1, offered: true }))
  shown.close()
  const page = openPage(tab)
  expect(await page.links.claim(returnOf('x'), 'ann')).toMatchObject({ link: { flowId: 'chosen' } })
  await page.links.settle(pendingLink({ flowId: 'chosen' }))
  expect(await page.links.claim(returnOf('y'), 'ann')).toMatchObject({ link: { flowId: 'shown' } })
})

test('a search in which nobody chose is not what this tab began, and its page broke nothing off', async () => {
  const { openPage } = createBrowser()
  const page = openPage()
  await page.links.save(pendingLink({ offered: true }))
  expect(await page.store.readPointer()).toBeNull()
  page.close()
  const pointing = { ...page.store, readPointer: () => pendingLink().flowId }
  const locks = createFakeBrowser().openPage()
  const links = createPendingLinks({ store: pointing, locks, now: () => start })
  expect(await links.findAbandoned('ann')).toBeNull()
  await page.links.save(pendingLink())
  expect(await links.findAbandoned('ann')).toMatchObject(pendingLink())
})

test('a duplicated tab does not take what the tab it was copied from is going on with', async () => {
  const { openPage } = createBrowser()
  const tab = createFakeStorage()
  const first = openPage(tab)
  await first.links.save(pendingLink())
  first.close()
  const original = openPage(tab)
  expect(await original.links.claim(returnOf('x'), 'ann')).toMatchObject({ outcome: 'claimed' })
  const copy = openPage(tab)
  expect(await copy.links.claim(returnOf('x'), 'ann')).toEqual(refused('other_tab'))
  original.close()
  expect(await copy.links.claim(returnOf('x'), 'ann')).toMatchObject({ outcome: 'claimed' })
})

test('a bank that comes back in a tab that Link opened goes on there, though Link still waits', async () => {
  const { openPage } = createBrowser()
  const tab = createFakeStorage()
  await openPage(tab).links.save(pendingLink())
  // Such a tab inherits what its opener's had noted.
  expect(await openPage(tab).links.claim(returnOf('x'), 'ann')).toMatchObject({
    outcome: 'claimed',
  })
})

test('what the server remembers of a link of this browser keeps the name of its person', async () => {
  const { openPage } = createBrowser()
  await openPage().links.save(pendingLink())
  const { links } = openPage(createFakeStorage(), async () => pendingLink({ userKey: null }))
  expect(await links.claim(returnOf('x'), 'ann')).toMatchObject({ link: { userKey: 'ann' } })
})

test('of two pages that return at once one goes on, and the other has nothing to resume', async () => {
  const { openPage } = createBrowser()
  const first = openPage()
  await first.links.save(pendingLink())
  first.close()
  const claims = await Promise.all(
    [openPage(), openPage()].map((page) => page.links.claim(returnOf('x'), 'ann')),
  )
  expect(claims.map(({ outcome }) => outcome).sort()).toEqual(['claimed', 'refused'])
})

test('a page that asks twice is given the link once', async () => {
  const { openPage } = createBrowser()
  const first = openPage()
  await first.links.save(pendingLink())
  first.close()
  const { links } = openPage()
  const claims = [links.claim(returnOf('x'), 'ann'), links.claim(returnOf('x'), 'ann')]
  expect((await Promise.all(claims)).map(({ outcome }) => outcome)).toEqual(['claimed', 'refused'])
})

test('a page reloaded before Link opened can claim again', async () => {
  const { openPage } = createBrowser()
  const tab = createFakeStorage()
  const first = openPage(tab)
  await first.links.save(pendingLink())
  first.close()
  const second = openPage(tab)
  await second.links.claim(returnOf('x'), 'ann')
  second.close()
  const claim = await openPage(tab).links.claim(returnOf('x'), 'ann')
  expect(claim).toEqual({ outcome: 'claimed', link: pendingLink() })
})

test('a return that was used says so when the page is reloaded, and its token is gone', async () => {
  const { openPage, local } = createBrowser()
  const page = openPage()
  await page.links.save(pendingLink())
  await page.links.spend(pendingLink({ stateId: 'state-1' }))
  page.close()
  expect(storedText(local)).not.toContain('link-sandbox-1')
  const { links } = openPage()
  expect(await links.claim(returnOf('state-1'), 'ann')).toMatchObject({
    refusal: 'already_finished',
    record: { flowId: 'flow-1', returnTo: '/banks?tab=2#list' },
  })
  expect(await links.claim(returnOf('state-2'), 'ann')).toEqual(refused('missing'))
  expect(await links.claim(returnOf('state-1'), 'bob')).toEqual(refused('missing'))
})

test('an expired link is refused and removed', async () => {
  const { openPage, local, clock } = createBrowser()
  const page = openPage()
  await page.links.save(pendingLink())
  page.close()
  clock.advance(30 * minute)
  const { links } = openPage()
  expect(await links.claim(returnOf('x'), 'ann')).toEqual(refused('expired', pendingLink()))
  expect(local.length).toBe(0)
  expect(await links.claim(returnOf('x'), 'ann')).toEqual(refused('missing'))
})

test('an expired link of somebody else tells nothing about them', async () => {
  const { openPage, clock } = createBrowser()
  await openPage().links.save(pendingLink())
  clock.advance(30 * minute)
  expect(await openPage().links.claim(returnOf('x'), 'bob')).toEqual(refused('expired'))
})

test("another person's link is refused and removed", async () => {
  const { openPage, local } = createBrowser()
  const page = openPage()
  await page.links.save(pendingLink())
  page.close()
  const { links } = openPage()
  expect(await links.claim(returnOf('x'), 'bob')).toEqual(refused('other_person'))
  expect(local.length).toBe(0)
})

test.each([
  ['set aside before the app knew who was signed in', null, 'ann'],
  ['claimed before the app knows who is signed in', 'ann', null],
])('a link %s is resumed', async (_, before, after) => {
  const { openPage } = createBrowser()
  const page = openPage()
  await page.links.save(pendingLink({ userKey: before }))
  page.close()
  const claim = await openPage().links.claim(returnOf('x'), after)
  expect(claim).toMatchObject({ outcome: 'claimed' })
})

test('a damaged link is explained and removed', async () => {
  const { openPage, local } = createBrowser()
  local.setItem('relink.pending.flow-1', '{"v":1,"flowId":')
  const { links } = openPage()
  expect(await links.claim(returnOf('x'), 'ann')).toEqual(refused('unreadable'))
  expect(local.length).toBe(0)
})

test('a link whose flow was given up cannot be claimed', async () => {
  const { openPage, local } = createBrowser()
  const page = openPage()
  await page.links.save(pendingLink())
  await page.links.settle(pendingLink())
  expect(local.length).toBe(0)
  expect(await openPage().links.claim(returnOf('x'), 'ann')).toEqual(refused('missing'))
})

test('a return in another browser resumes what the server remembers', async () => {
  const { openPage } = createBrowser()
  const page = openPage(createFakeStorage(), async () => pendingLink())
  expect(await page.links.claim(returnOf('x'), 'ann')).toEqual({
    outcome: 'claimed',
    link: pendingLink(),
  })
})

test('the server is not asked for what this browser has', async () => {
  const { openPage } = createBrowser()
  const page = openPage()
  await page.links.save(pendingLink())
  page.close()
  const { links } = openPage(createFakeStorage(), async () => {
    throw new Error('The server was asked.')
  })
  expect(await links.claim(returnOf('x'), 'ann')).toMatchObject({ outcome: 'claimed' })
})

test.each([
  ['that it has none', null, 'missing'],
  ["another person's", pendingLink({ userKey: 'bob' }), 'other_person'],
])('when the server answers %s, the return is refused', async (_, taken, refusal) => {
  const { openPage } = createBrowser()
  const { links } = openPage(createFakeStorage(), async () => taken)
  expect(await links.claim(returnOf('x'), 'ann')).toMatchObject({ refusal })
})

const createRefusingLinks = (takeFromServer: TakeFromServer): ClaimingLinks => {
  const refuse = (): never => {
    throw new Error('The storage is full.')
  }
  const store = {
    save: refuse,
    list: refuse,
    remove: refuse,
    readPointer: refuse,
  }
  const locks = createFakeBrowser().openPage()
  return claiming(createPendingLinks({ store, locks, now: () => start }), { takeFromServer })
}

test('where the browser stores nothing, the server still knows what to resume', async () => {
  const links = createRefusingLinks(async () => pendingLink())
  expect(await links.claim(returnOf('x'), 'ann')).toMatchObject({ outcome: 'claimed' })
})

test('where the browser stores nothing and the server has nothing either, the return is unreadable', async () => {
  const links = createRefusingLinks(async () => null)
  expect(await links.claim(returnOf('x'), 'ann')).toEqual(refused('unreadable'))
})

test('a storage that is full says so when a link is set aside', async () => {
  const links = createRefusingLinks(async () => null)
  expect(() => links.save(pendingLink())).toThrow('The storage is full.')
})

test('what nobody came back for in time goes when the next link is set aside', async () => {
  const { openPage, local, clock } = createBrowser()
  const abandoned = openPage()
  await abandoned.links.save(pendingLink({ flowId: 'abandoned', linkToken: 'link-abandoned' }))
  await abandoned.links.save(pendingLink({ flowId: 'finished' }))
  await abandoned.links.spend(pendingLink({ flowId: 'finished' }))
  clock.advance(20 * minute)
  const inTime = pendingLink({ flowId: 'in time', expiresAt: start + 50 * minute })
  await abandoned.links.save(inTime)
  expect(local.length).toBe(3)
  abandoned.close()
  clock.advance(10 * minute)
  const page = openPage()
  const next = pendingLink({ flowId: 'next', expiresAt: start + 60 * minute, createdAt: start + 1 })
  await page.links.save(next)
  await settle()
  expect(page.store.list()).toEqual({ records: [next, inTime], unreadable: 0 })
  expect(storedText(local)).not.toContain('link-abandoned')
})

test('a link is set aside in the same breath, whatever has to be swept away', async () => {
  const { openPage, clock } = createBrowser()
  const { links, store } = openPage()
  await links.save(pendingLink({ flowId: 'abandoned' }))
  clock.advance(30 * minute)
  const next = pendingLink({ flowId: 'next', expiresAt: start + 60 * minute })
  expect(links.save(next)).toBeUndefined()
  expect(store.list()).toMatchObject({ records: expect.arrayContaining([next]) })
})

test('a claim that failed does not stand in the way of the next', async () => {
  let isUp = false
  const { openPage } = createBrowser()
  const { links } = openPage(createFakeStorage(), async () => {
    if (isUp) return pendingLink()
    throw new Error('The server is down.')
  })
  await expect(links.claim(returnOf('x'), 'ann')).rejects.toThrow('The server is down.')
  isUp = true
  expect(await links.claim(returnOf('x'), 'ann')).toMatchObject({ outcome: 'claimed' })
})

const payment = readOAuthReturn(
  'https://app.example/oauth?oauth_state_id=x&link_correlation_id=c',
) as OAuthReturn

test('a bank that says which link is meant is believed, rather than the newest of this browser', async () => {
  const { openPage } = createBrowser()
  const other = openPage()
  await other.links.save(pendingLink({ flowId: 'other' }))
  other.close()
  const asked: object[] = []
  const { links } = openPage(createFakeStorage(), async (request) => {
    asked.push(request)
    return pendingLink({ flowId: 'meant' })
  })
  expect(await links.claim(payment, 'ann')).toMatchObject({ link: { flowId: 'meant' } })
  expect(asked).toEqual([{ correlationId: 'c' }])
})

test('what this tab began needs no word of the bank, and where the server knows nothing the newest is gone on with', async () => {
  const { openPage } = createBrowser()
  const tab = createFakeStorage()
  const page = openPage(tab)
  await page.links.save(pendingLink())
  page.close()
  const refuse = async (): Promise<never> => {
    throw new Error('The server was asked.')
  }
  const own = openPage(tab, refuse)
  expect(await own.links.claim(payment, 'ann')).toMatchObject({ outcome: 'claimed' })
  own.close()
  const elsewhere = openPage(createFakeStorage(), async () => null)
  expect(await elsewhere.links.claim(payment, 'ann')).toMatchObject({ outcome: 'claimed' })
})

test("a link of Plaid's other environment is refused and removed", async () => {
  const { openPage, local } = createBrowser()
  const page = openPage()
  await page.links.save(pendingLink())
  page.close()
  const { links } = openPage()
  expect(
    await claimPendingLink(links, returnOf('x'), { userKey: 'ann', environment: 'production' }),
  ).toEqual(refused('other_environment'))
  expect(local.length).toBe(0)
})

test('a success that another page has stays when a return that never opened Link is given up', async () => {
  const browser = createBrowser()
  const [theirs, mine] = [browser.openPage(), browser.openPage()]
  await theirs.links.save(pendingLink())
  await theirs.links.spend(pendingLink())
  await mine.links.settle(pendingLink(), false)
  expect((await mine.store.list()).records).toEqual([
    expect.objectContaining({ spentAt: expect.any(Number) }),
  ])
  // The page whose success it is settles it once the server has it.
  await theirs.links.settle(pendingLink())
  expect((await mine.store.list()).records).toEqual([])
})

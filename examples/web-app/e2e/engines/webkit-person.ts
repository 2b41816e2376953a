import { By, error, type WebDriver, type WebElement } from 'selenium-webdriver'

// What ../person.ts does with Playwright, in the words of WebDriver.

const patience = 45_000

/** What is thrown when the page changes under a step; the step is then tried again. */
const changed = [
  error.StaleElementReferenceError,
  error.NoSuchElementError,
  error.NoSuchFrameError,
  error.NoSuchWindowError,
  error.ElementNotInteractableError,
  error.ElementClickInterceptedError,
]

/** Repeats a step until it returns something, as a person does who waits for a page. */
const eventually = async <T>(
  driver: WebDriver,
  what: string,
  step: () => Promise<T | null>,
): Promise<T> => {
  const once = async (): Promise<{ value: T } | null> => {
    try {
      const value = await step()
      return value === null ? null : { value }
    } catch (thrown) {
      if (changed.some((kind) => thrown instanceof kind)) return null
      throw thrown
    }
  }
  const done = await driver.wait(once, patience, `Waited ${patience} ms for ${what}.`)
  return (done as { value: T }).value
}

const isNamed = (name: string | RegExp, found: string): boolean =>
  typeof name === 'string' ? name === found.trim() : name.test(found)

/** Link is a frame of its own, and may be replaced, so each look begins at the page. */
type Place = 'page' | 'link'

const enter = async (driver: WebDriver, place: Place): Promise<boolean> => {
  await driver.switchTo().defaultContent()
  if (place === 'page') return true
  for (const frame of await driver.findElements(By.css('iframe[id^="plaid-link-iframe"]'))) {
    if (!(await frame.isDisplayed())) continue
    await driver.switchTo().frame(frame)
    return true
  }
  return false
}

const findNamed = async (
  driver: WebDriver,
  place: Place,
  css: string,
  name: string | RegExp,
): Promise<WebElement | null> => {
  if (!(await enter(driver, place))) return null
  for (const element of await driver.findElements(By.css(css)))
    if (isNamed(name, await element.getAccessibleName()) && (await element.isDisplayed()))
      return element
  return null
}

/** A click that takes its own frame away was a click all the same. */
const click = (button: WebElement): Promise<void> =>
  button.click().catch((thrown: unknown) => {
    const isGone =
      thrown instanceof error.NoSuchFrameError || thrown instanceof error.NoSuchWindowError
    if (!isGone) throw thrown
  })

/** Presses the button or link of a name, once it is there. */
export const press = async (
  driver: WebDriver,
  name: string | RegExp,
  place: Place = 'page',
): Promise<void> => {
  await eventually(driver, `the button ${String(name)}`, async () => {
    const button = await findNamed(driver, place, 'button, a', name)
    if (button === null) return null
    await click(button)
    return true
  })
}

const see = async (driver: WebDriver, css: string, name: string | RegExp): Promise<void> => {
  await eventually(driver, `${css} ${String(name)}`, () => findNamed(driver, 'page', css, name))
}

export const seeButton = (driver: WebDriver, name: string | RegExp): Promise<void> =>
  see(driver, 'button', name)

export const seeHeading = (driver: WebDriver, name: string | RegExp): Promise<void> =>
  see(driver, 'h1, h2', name)

export const seeText = async (driver: WebDriver, text: string): Promise<void> => {
  await eventually(driver, text, async () => {
    await enter(driver, 'page')
    const shown = await driver.findElement(By.css('body')).getText()
    return shown.includes(text) ? true : null
  })
}

/** Waits until the page's address, without its origin, is this one. */
export const seeAddress = async (driver: WebDriver, address: string): Promise<void> => {
  await eventually(driver, address, async () => {
    const { pathname, search, hash } = new URL(await driver.getCurrentUrl())
    return pathname + search + hash === address ? true : null
  })
}

const type = (driver: WebDriver, label: string, text: string): Promise<WebElement> =>
  eventually(driver, `the field ${label}`, async () => {
    const field = await findNamed(driver, 'link', 'input', label)
    await field?.sendKeys(text)
    return field
  })

/** Signs in, with no bank connected, on the page of banks. */
export const begin = async (driver: WebDriver, app: string): Promise<void> => {
  await driver.get(app)
  await press(driver, 'I’m Ada')
  await seeHeading(driver, 'Hello, Ada')
  await driver.executeAsyncScript(`
    const done = arguments[arguments.length - 1]
    const remove = async () => {
      const { items } = await (await fetch('/api/link/items')).json()
      for (const { id } of items) await fetch('/api/link/items/' + id, { method: 'DELETE' })
    }
    remove().then(() => done(), (error) => done(String(error)))
  `)
  await driver.get(`${app}/banks`)
  await seeHeading(driver, 'Your banks')
}

export const connectByCredentials = async (driver: WebDriver): Promise<void> => {
  await press(driver, 'Connect a bank')
  await press(driver, 'Continue', 'link')
  await press(driver, 'First Platypus Bank', 'link')
  await type(driver, 'Username', 'user_good')
  await type(driver, 'Password', 'pass_good')
  await press(driver, 'Sign in', 'link')
  await press(driver, 'Continue', 'link')
  await finishLink(driver)
}

/** Presses Connect, chooses the bank that has a page of its own, and goes there. */
export const goToBank = async (driver: WebDriver): Promise<void> => {
  await press(driver, 'Connect a bank')
  await press(driver, 'Continue', 'link')
  await press(driver, 'Platypus OAuth Bank', 'link')
  await press(driver, /Continue to/, 'link')
  await seeButton(driver, 'Approve')
}

/** Starts the repair of the one connection there is, and goes to its bank. */
export const goToBankForRepair = async (driver: WebDriver): Promise<void> => {
  await press(driver, 'Break this connection')
  await press(driver, /^Reconnect/)
  await press(driver, /Continue to/, 'link')
  await seeButton(driver, 'Approve')
}

export const finishLink = (driver: WebDriver): Promise<void> => press(driver, /Finish/, 'link')

/** How many elements of a kind the page has now. */
export const countOf = async (driver: WebDriver, css: string): Promise<number> =>
  (await driver.findElements(By.css(css))).length

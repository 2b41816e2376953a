import { english } from './en.ts'
import type { Messages } from './messages.ts'

const loaders = {
  da: async () => (await import('./da.ts')).danish,
  nl: async () => (await import('./nl.ts')).dutch,
  en: async () => english,
  et: async () => (await import('./et.ts')).estonian,
  fr: async () => (await import('./fr.ts')).french,
  de: async () => (await import('./de.ts')).german,
  hi: async () => (await import('./hi.ts')).hindi,
  it: async () => (await import('./it.ts')).italian,
  lv: async () => (await import('./lv.ts')).latvian,
  lt: async () => (await import('./lt.ts')).lithuanian,
  no: async () => (await import('./no.ts')).norwegian,
  pl: async () => (await import('./pl.ts')).polish,
  pt: async () => (await import('./pt.ts')).portuguese,
  ro: async () => (await import('./ro.ts')).romanian,
  es: async () => (await import('./es.ts')).spanish,
  sv: async () => (await import('./sv.ts')).swedish,
  vi: async () => (await import('./vi.ts')).vietnamese,
} satisfies Record<string, () => Promise<Messages>>

/** A language that Relink speaks; the same that Plaid's Link does. */
export type Language = keyof typeof loaders

/** Every language that Relink speaks, as ISO 639-1 codes. */
export const languages: readonly Language[] = /* @__PURE__ */ Object.keys(loaders) as Language[]

/**
 * Finds the language that fits: `fr` for `fr-CA`, `no` for `nb-NO`, `en` for what Relink does not speak.
 *
 * @param locales BCP 47, the best one first, such as `navigator.languages`.
 */
export const chooseLanguage = (locales: string | readonly string[]): Language => {
  for (const locale of [locales].flat()) {
    const [base = ''] = locale.toLowerCase().split(/[-_]/)
    const code = base === 'nb' || base === 'nn' ? 'no' : base
    const found = languages.find((language) => language === code)
    if (found !== undefined) return found
  }
  return 'en'
}

/**
 * Loads the words of the language that fits. Only that language is fetched.
 *
 * Never rejects: when the file can't be fetched the words are English, because someone who is cut off
 * still has to read what to do.
 *
 * @param locales BCP 47, the best one first, such as `fr-CA` or `navigator.languages`.
 */
export const loadMessages = (locales: string | readonly string[]): Promise<Messages> =>
  loaders[chooseLanguage(locales)]().catch(() => english)

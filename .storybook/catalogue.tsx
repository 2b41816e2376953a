import { describeHealth, describeIssue, type LinkIssue } from '@relink/core'
import { listIssues, type ListedIssue } from '@relink/core/catalogue'
import { english, languages, type Language, type Messages } from '@relink/core/messages'
import { LinkNotice, type IssueActions } from '@relink/react'
import { useLoadedMessages } from '@relink/react/messages'
import { useState, type ReactNode } from 'react'
import './catalogue.css'
import { healthStates, itemBeing } from './health-states.ts'

/** What the catalogue shows first. */
export interface CatalogueProps {
  language: Language
  /** A code of Plaid's or Relink's, or any words of the text. */
  search: string
  severity: LinkIssue['severity'] | 'all'
  bankName: string
}

/** Every issue, and every way a connection can be, as a person reads it: in each language, to be searched by code. */
export const Catalogue = (first: CatalogueProps): ReactNode => {
  const [{ language, search, severity, bankName }, setShown] = useState(first)
  const set = (change: Partial<CatalogueProps>): void =>
    setShown((shown) => ({ ...shown, ...change }))
  const messages = useLoadedMessages(language)
  const options = { messages, bankName }
  const found = [...listIssues(options), ...listHealth(messages, bankName)].filter(
    (issue) => (severity === 'all' || issue.severity === severity) && matches(issue, search),
  )
  const other = found.length === 0 && search !== '' ? describeCode(search, options) : null

  return (
    <div className="catalogue">
      <form className="catalogue-filters" onSubmit={(event) => event.preventDefault()}>
        <label>
          Code or words
          <input
            type="search"
            value={search}
            placeholder="ITEM_LOCKED"
            onChange={(event) => set({ search: event.target.value })}
          />
        </label>
        <label>
          Language
          <select
            value={language}
            onChange={(event) => set({ language: event.target.value as Language })}
          >
            {languages.map((code) => (
              <option key={code} value={code}>
                {nameOf(code)}
              </option>
            ))}
          </select>
        </label>
        <label>
          Severity
          <select
            value={severity}
            onChange={(event) =>
              set({ severity: event.target.value as CatalogueProps['severity'] })
            }
          >
            {['all', 'info', 'warning', 'error'].map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
        <label>
          Bank (may be empty)
          <input value={bankName} onChange={(event) => set({ bankName: event.target.value })} />
        </label>
      </form>
      <p role="status" className="stage-quiet">
        {other === null
          ? `${found.length} entries`
          : 'No entry of its own: people read what its type, or no type, leads to.'}
      </p>
      <ul className="catalogue-list">
        {found.map((issue) => (
          <Entry key={`${issue.kind} ${issue.codes.join(' ')}`} issue={issue} messages={messages} />
        ))}
        {other !== null && <Entry issue={{ ...other, codes: [] }} messages={messages} />}
      </ul>
    </div>
  )
}

/** How connections are; where the words are the same the first stands for all. */
const listHealth = (messages: Messages, bankName: string): ListedIssue[] => {
  const found = new Map<string, ListedIssue>()
  for (const health of healthStates) {
    const issue = describeHealth(itemBeing(health, { bankName }), { messages })
    if (issue === null || found.has(issue.kind)) continue
    found.set(issue.kind, { ...issue, codes: [`health: ${health.status}`] })
  }
  return [...found.values()]
}

const Entry = ({ issue, messages }: { issue: ListedIssue; messages: Messages }): ReactNode => (
  <li>
    <div className="catalogue-about">
      <strong>{issue.kind}</strong>
      <span>{issue.severity}</span>
      <span>
        {issue.audience === 'developer' ? 'only a developer can mend it' : 'for the person'}
      </span>
      {issue.autoRetry && <span>a program may retry</span>}
      <span>{issue.codes.join(', ')}</span>
    </div>
    {/* Nothing has just happened here, so nothing is announced. */}
    <LinkNotice
      issue={issue}
      actions={everyAction}
      messages={messages}
      lang={messages.language}
      role="group"
    />
  </li>
)

const nothing = (): undefined => undefined

/** All that an app can offer, so that every button is seen. */
const everyAction = Object.fromEntries(
  Object.keys(english.actions).flatMap((action) =>
    // Nobody can press these: they are advice.
    action === 'wait' || action === 'go_to_bank_first' ? [] : [[action, nothing]],
  ),
) as IssueActions

const matches = (issue: ListedIssue, search: string): boolean => {
  const wanted = search.trim().toLowerCase()
  return [issue.kind, issue.title, issue.message, ...issue.codes].some((text) =>
    text.toLowerCase().includes(wanted),
  )
}

/** What a code comes to that the catalogue does not name; `TYPE/CODE` says the type. */
const describeCode = (search: string, options: object): LinkIssue | null => {
  const [code = '', type = ''] = search.trim().split('/').reverse()
  return describeIssue(
    {
      from: 'exit',
      exit: {
        error: { type, code, message: '', displayMessage: null },
        status: null,
        institution: null,
        linkSessionId: null,
        requestId: null,
        bankWindowFailed: false,
      },
    },
    options,
  )
}

const nameOf = (code: string): string => {
  const own = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code
  const inEnglish = new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code
  return own === inEnglish ? own : `${inEnglish} – ${own}`
}

'use client'
import type { Account, AccountChanges as AccountDiff } from '@relink/core'
import { forwardRef, type ComponentPropsWithoutRef, type ComponentPropsWithRef } from 'react'
import { AccountList } from './account-list.tsx'
import { headingOf, type HeadingLevel } from './heading.ts'
import { renderRoot, type RenderProp } from './render-root.tsx'
import { useItemMessages } from './use-item-messages.ts'

/** Props of {@link AccountChanges}; everything a `<div>` takes goes to its root. */
export interface AccountChangesProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** What a repair changed: `changes` of `useRepair`, or `accounts` of `onUpdated`. Null before it. */
  changes: AccountDiff | null
  /** Whether the accounts that stayed are listed as well. Default false. */
  showKept?: boolean
  /** Of the headings. Default 4. */
  headingLevel?: HeadingLevel
  /** Draws the root in place of the `<div>`: an element of your own, or a function. */
  render?: RenderProp<ComponentPropsWithRef<'div'>, AccountChangesState> | undefined
}

/** What a `render` function of {@link AccountChangesProps} is told besides its props. */
export interface AccountChangesState {
  /** Whether nothing has changed. */
  empty: boolean
}

/** The body of what the door gives by this name; it is fetched later. */
export const AccountChanges = forwardRef<HTMLDivElement, AccountChangesProps>(
  function AccountChanges(
    { changes, showKept = false, headingLevel = 4, render, className, ...rest },
    ref,
  ) {
    const messages = useItemMessages()
    const Heading = headingOf(headingLevel)
    const { added, kept, removed } = readChanges(changes)
    const hasChanged = added.length + removed.length > 0
    const groups = [
      ['added', messages.accountsAdded, added],
      ['removed', messages.accountsRemoved, removed],
      ['kept', messages.accountsKept, showKept ? kept : []],
    ] as const
    const children =
      hasChanged &&
      groups.map(
        ([change, heading, accounts]) =>
          accounts.length > 0 && (
            <div key={change} data-change={change}>
              <Heading className="relink-changes-title">{heading}</Heading>
              <AccountList accounts={accounts} />
            </div>
          ),
      )
    return renderRoot(
      render,
      'div',
      {
        role: 'status',
        ...rest,
        ref,
        className: className ?? 'relink-changes',
        'data-empty': hasChanged ? undefined : '',
        children,
      },
      { empty: !hasChanged },
    )
  },
)

/** People know an account by these; ids change when access is granted again. */
const looksOf = ({ name, mask, type }: Account): string => JSON.stringify([name, mask, type])

const readChanges = (changes: AccountDiff | null): AccountDiff => {
  const { added, kept, removed } = changes ?? { added: [], kept: [], removed: [] }
  const gone = [...removed]
  const isNew = added.map((account) => {
    const at = gone.findIndex((each) => looksOf(each) === looksOf(account))
    if (at >= 0) gone.splice(at, 1)
    return at < 0
  })
  return {
    added: added.filter((_, index) => isNew[index]),
    kept: [...kept, ...added.filter((_, index) => !isNew[index])],
    removed: gone,
  }
}

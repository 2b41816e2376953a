'use client'
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'

/** One tab, and what it shows. */
export interface Tab {
  id: string
  label: string
  /** Said beside the label when it is more than none. */
  count?: number
  /** Whether something in there wants to be looked at. */
  isAlarming?: boolean
  body: ReactNode
}

/** Tabs that are moved through with the arrow keys, Home and End. */
export const TabList = ({ label, tabs }: { label: string; tabs: readonly Tab[] }): ReactNode => {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [chosenId, choose] = useState(tabs[0]?.id)
  const chosen = tabs.find((tab) => tab.id === chosenId) ?? tabs[0]

  const move = (event: KeyboardEvent, from: number): void => {
    const places: Record<string, number> = {
      ArrowRight: (from + 1) % tabs.length,
      ArrowLeft: (from + tabs.length - 1) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    }
    const to = tabs[places[event.key] ?? -1]
    if (to === undefined) return
    event.preventDefault()
    choose(to.id)
    list.current?.querySelector<HTMLElement>(`[data-tab="${to.id}"]`)?.focus()
  }

  return (
    <>
      <div ref={list} role="tablist" aria-label={label} className="relink-inspector-tabs">
        {tabs.map((tab, index) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            data-tab={tab.id}
            data-alarming={tab.isAlarming ?? false}
            aria-selected={tab === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={tab === chosen ? 0 : -1}
            onClick={() => choose(tab.id)}
            onKeyDown={(event) => move(event, index)}
          >
            {tab.label}
            {(tab.count ?? 0) > 0 && <span className="relink-inspector-count">{tab.count}</span>}
          </button>
        ))}
      </div>
      <div
        key={chosen?.id}
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${chosen?.id}`}
        tabIndex={0}
        className="relink-inspector-body"
      >
        {chosen?.body}
      </div>
    </>
  )
}

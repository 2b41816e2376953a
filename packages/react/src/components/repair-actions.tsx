'use client'
import type { Item } from '@relink/core'
import { useRef, type ReactNode } from 'react'
import type { Repair } from '../hooks/use-repair.ts'
import { FlowNotice } from './flow-notice.tsx'
import { LinkButton } from './link-button.tsx'
import type { IssueActions } from './link-notice.tsx'

interface RepairActionsProps {
  item: Item
  repair: Repair
  issueActions: IssueActions | undefined
  className: string
  variant?: 'main' | 'other'
  /** Takes the focus when a notice goes with it and the button is gone, too. */
  otherFocus: () => void
  /** Buttons beside it. */
  children?: ReactNode
}

/** The button that repairs a connection, what stands beside it, and below what went wrong on the way. */
export const RepairActions = ({
  item,
  repair,
  issueActions,
  className,
  variant = 'main',
  otherFocus,
  children,
}: RepairActionsProps): ReactNode => {
  const button = useRef<HTMLButtonElement>(null)
  const isOffered = repair.label !== null && !repair.repaired
  return (
    <>
      {(isOffered || children) && (
        <div className={className}>
          {isOffered && (
            <LinkButton
              ref={button}
              link={repair}
              notice={false}
              issueActions={undefined}
              aria-label={`${repair.label}: ${item.bankName}`}
              data-variant={variant}
            >
              {repair.label}
            </LinkButton>
          )}
          {children}
        </div>
      )}
      <FlowNotice
        state={repair}
        link={repair}
        actions={issueActions}
        returnFocus={() =>
          button.current?.isConnected ? button.current.focus({ preventScroll: true }) : otherFocus()
        }
      />
    </>
  )
}

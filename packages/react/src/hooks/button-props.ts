'use client'
import { isBeforeOpen, type LinkState } from '@relink/core'
import type { HTMLAttributes, MouseEventHandler } from 'react'
import { mergeHandlers } from '../components/merge-handlers.ts'
import type { PressIntentProps } from './use-press-intent.ts'

/** What the button of a flow is given, whoever draws it. */
export interface LinkButtonProps extends PressIntentProps {
  /** `button`, unless you say otherwise. */
  type: 'button' | 'submit' | 'reset'
  /** How far the flow is. */
  'data-status': LinkState['status']
  /** While something goes on, or where you say so. */
  'aria-busy': HTMLAttributes<HTMLElement>['aria-busy']
  /** While a press would do nothing. The button stays focusable, so that whoever pressed it is still there. */
  'aria-disabled': HTMLAttributes<HTMLElement>['aria-disabled']
  onClick: MouseEventHandler
}

/**
 * Gives what a button of the flow needs, over which your own props are laid: your handlers run first, and ours
 * unless you prevent the default.
 */
export interface GetButtonProps {
  (): LinkButtonProps
  <Own extends HTMLAttributes<HTMLElement> & { type?: LinkButtonProps['type'] | undefined }>(
    own: Own,
  ): Omit<Own, keyof LinkButtonProps> & LinkButtonProps
}

/** Whether a press would do nothing, because one is on its way or Link has not come to its end. */
export const isBusy = (state: LinkState): boolean =>
  isBeforeOpen(state)
    ? state.pressed
    : ['open', 'finishing', 'recovering', 'deciding'].includes(state.status)

/** Makes {@link GetButtonProps} for a flow in this state. */
export const buttonPropsOf = (
  state: LinkState,
  start: () => void,
  intent: PressIntentProps,
): GetButtonProps => {
  const busy = isBusy(state)
  const onClick = (): void => void (busy || start())
  return ((own: HTMLAttributes<HTMLElement> = {}) => ({
    ...mergeHandlers({ type: 'button', ...intent, onClick }, own),
    'data-status': state.status,
    'aria-busy': busy || own['aria-busy'],
    'aria-disabled': busy || own['aria-disabled'],
  })) as GetButtonProps
}

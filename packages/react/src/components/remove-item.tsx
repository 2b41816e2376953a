'use client'
import { fillText, type Item } from '@relink/core'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useRemoveItem } from '../hooks/use-remove-item.ts'
import { useItemMessages } from './use-item-messages.ts'

interface RemoveItemProps {
  item: Item
  onRemoved: () => void
}

/** A button that ends a connection, with a question in its place before it does. */
export const RemoveItem = ({ item, onRemoved }: RemoveItemProps): ReactNode => {
  const messages = useItemMessages()
  const [isAsking, setIsAsking] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const hasAsked = useRef(false)
  useEffect(() => {
    if (hasAsked.current && !isAsking) button.current?.focus()
    hasAsked.current = isAsking
  }, [isAsking])

  return isAsking ? (
    <Question item={item} onRemoved={onRemoved} onKept={() => setIsAsking(false)} />
  ) : (
    <button
      ref={button}
      type="button"
      className="relink-button"
      data-variant="quiet"
      aria-label={`${messages.remove}: ${item.bankName}`}
      onClick={() => setIsAsking(true)}
    >
      {messages.remove}
    </button>
  )
}

const Question = ({
  item,
  onRemoved,
  onKept,
}: RemoveItemProps & { onKept: () => void }): ReactNode => {
  const messages = useItemMessages()
  const { mutateAsync, isPending, isError } = useRemoveItem()
  const keep = useRef<HTMLButtonElement>(null)
  const id = useId()
  // Where a hasty second press does no harm.
  useEffect(() => keep.current?.focus(), [])

  const remove = async (): Promise<void> => {
    if (isPending) return
    try {
      await mutateAsync(item.id)
    } catch {
      // The mutation's own state tells.
      return
    }
    onRemoved()
  }
  const leave = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape' && !isPending) onKept()
  }
  const [title, message] = messages.removeQuestion.map((text) =>
    fillText(text, messages, { bank: item.bankName }),
  )
  return (
    <div
      className="relink-question"
      role="group"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-message`}
    >
      <p id={`${id}-title`} className="relink-question-title">
        {title}
      </p>
      <p id={`${id}-message`} className="relink-question-message">
        {message}
      </p>
      <p role="alert" className="relink-question-failure">
        {isError && !isPending ? messages.removeFailed : ''}
      </p>
      <div className="relink-question-actions">
        <button
          type="button"
          className="relink-button"
          data-variant="danger"
          aria-label={`${messages.remove}: ${item.bankName}`}
          aria-busy={isPending}
          aria-disabled={isPending}
          onKeyDown={leave}
          onClick={() => void remove()}
        >
          {messages.remove}
        </button>
        <button
          ref={keep}
          type="button"
          className="relink-button"
          data-variant="other"
          aria-disabled={isPending}
          onKeyDown={leave}
          onClick={() => {
            if (!isPending) onKept()
          }}
        >
          {messages.cancel}
        </button>
      </div>
    </div>
  )
}

'use client'
import { english, loadMessages, type Messages } from '@relink/core/messages'
import { useEffect, useState } from 'react'

/**
 * The words of the language that fits, for the provider's `messages`: English until they are there, and
 * when they can't be fetched.
 *
 * @param locale BCP 47, such as `fr-CA`; what Relink does not speak is English.
 */
export const useLoadedMessages = (locale: string): Messages => {
  const [messages, setMessages] = useState(english)
  useEffect(() => {
    let isCurrent = true
    void loadMessages(locale).then((loaded) => isCurrent && setMessages(loaded))
    return () => {
      isCurrent = false
    }
  }, [locale])
  return messages
}

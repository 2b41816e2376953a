'use client'
import { useEffect, useState } from 'react'

/** The time, every second while the component is there; in milliseconds since the epoch. */
export const useNow = (): number => {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}

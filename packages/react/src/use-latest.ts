'use client'
import { useInsertionEffect, useRef, type RefObject } from 'react'

/** A ref to the value of the newest render that was committed; never written during render. */
export const useLatest = <T>(value: T): RefObject<T> => {
  const latest = useRef(value)
  useInsertionEffect(() => {
    latest.current = value
  })
  return latest
}

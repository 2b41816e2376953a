'use client'
import type { CSSProperties, Ref, RefCallback } from 'react'
import { mergeHandlers } from './merge-handlers.ts'

/**
 * Puts what somebody brings themselves over what we give: their handlers run first, and ours only where they did
 * not prevent the default; classes are joined, styles laid over each other, and both refs hear of the element.
 */
export const mergeProps = (ours: object, own: object): Record<string, unknown> =>
  mergeHandlers(ours, own, merge)

const merge = (name: string, ours: unknown, own: unknown): unknown => {
  if (name === 'className') return `${String(ours)} ${String(own)}`
  if (name === 'style') return { ...(ours as CSSProperties), ...(own as CSSProperties) }
  return name === 'ref' ? join(ours as AnyRef, own as AnyRef) : own
}

type AnyRef = Exclude<Ref<unknown>, null>

const joined = new WeakMap<AnyRef, { own: AnyRef; both: RefCallback<unknown> }>()

/** A ref that sets ours and the one that somebody brings themselves; ours alone where they bring none. */
export const useJoinedRefs = <T>(ours: Ref<T>, own: Ref<T>): Ref<T> =>
  ours && own ? join(ours, own) : ours

/** The same answer for the same two, or React would let go of the element and take it again at every render. */
const join = (ours: AnyRef, own: AnyRef): RefCallback<unknown> => {
  const last = joined.get(ours)
  if (last?.own === own) return last.both
  let undo: (() => void)[] = []
  // React 18 wants no answer from a ref, so what has to be undone is kept here.
  const both = (element: unknown): void => {
    if (element === null) undo.forEach((each) => each())
    else undo = [ours, own].map((ref) => attach(ref, element))
  }
  joined.set(ours, { own, both })
  return both
}

const attach = (ref: AnyRef, element: unknown): (() => void) => {
  const set = (value: unknown): unknown =>
    typeof ref === 'function' ? ref(value) : (ref.current = value)
  const undo = set(element)
  return typeof undo === 'function' ? (undo as () => void) : () => void set(null)
}

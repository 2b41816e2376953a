'use client'
import {
  forwardRef,
  lazy,
  startTransition,
  Suspense,
  useEffect,
  useState,
  type ComponentType,
  type ForwardRefExoticComponent,
  type PropsWithoutRef,
  type ReactNode,
  type RefAttributes,
} from 'react'
import { LinkNotice } from '../components/link-notice.tsx'
import { useIsFromServer } from '../use-is-from-server.ts'
import { itemParts, type ItemParts } from './load-item-parts.ts'
import { sayNoConnection } from './say-issue.ts'
import { useItemPartsFetched } from './use-item-parts.ts'

type PartModule = Record<'default', ComponentType<Record<string, unknown>>>

/**
 * Promises a part. It answers as soon as the part is there, and not in a microtask after, which React takes up in the
 * same render; and it never fails.
 */
const partOf = (name: keyof ItemParts): PromiseLike<PartModule> => {
  itemParts.insist()
  const then = (resolve: (part: PartModule) => unknown): void => {
    const look = (): boolean => {
      const parts = itemParts.get()
      if (parts) resolve({ default: (parts as never)[name] })
      return parts !== null && parts !== false
    }
    if (look()) return
    const stop = itemParts.subscribe(() => {
      if (look()) stop()
    })
  }
  // oxlint-disable-next-line unicorn/no-thenable -- what React asks for
  return { then } as PromiseLike<PartModule>
}

/**
 * Makes a component whose body is fetched when it is first rendered. Where the body is at hand, as on servers, it is
 * rendered in one go. HTML from a server stays as it is until the body comes to bring it alive.
 *
 * @param meanwhile Stands there until then on a page that no server rendered; a notice does while the body can't be
 *   had.
 */
export const lazyPart = <Root, Props>(
  name: keyof ItemParts,
  meanwhile: ReactNode = null,
): ForwardRefExoticComponent<PropsWithoutRef<Props> & RefAttributes<Root>> => {
  const Part = lazy(() => partOf(name) as Promise<PartModule>)
  const Lazy = forwardRef<Root, Props>(function LazyPart(props, ref) {
    const messages = useItemPartsFetched()?.messages
    const isFromServer = useIsFromServer()
    const [isThere, setIsThere] = useState(() => Boolean(itemParts.get()))
    const [isLost, setIsLost] = useState(false)
    useEffect(() => {
      // A transition, since React 18 takes HTML from a server away for any other update that comes before its turn.
      const look = (): void => {
        const parts = itemParts.get()
        if (parts) startTransition(() => setIsThere(true))
        else setIsLost(parts === false)
      }
      look()
      return itemParts.subscribe(look)
    }, [])
    const retry = (): void => itemParts.insist()
    const part = (
      <Suspense
        fallback={
          isLost ? <LinkNotice issue={sayNoConnection(messages)} actions={{ retry }} /> : meanwhile
        }
      >
        <Part {...props} ref={ref} />
      </Suspense>
    )
    // React takes HTML from a server away when what brings it alive gets other props before the body is there.
    const [first] = useState(part)
    return isThere || !isFromServer ? part : first
  })
  Lazy.displayName = name
  return Lazy
}

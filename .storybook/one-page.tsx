import type { LinkEnding, Messages, RelinkError } from '@relink/core'
import { RelinkProvider } from '@relink/react'
import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import type { StageWorld } from './create-stage.ts'
import { PageContext, TellContext, type Page, type Tell } from './scene.ts'

const InspectorTool = lazy(() => import('./inspector-tool.tsx'))

interface OnePageProps {
  stage: StageWorld
  person: string | null
  messages: Messages
  tell: Tell
  page: Page
  hasInspector: boolean
  children: ReactNode
}

/** One page load of the app: its provider and its queries go when the person leaves it. */
export const OnePage = ({
  stage,
  person,
  messages,
  tell,
  page,
  hasInspector,
  children,
}: OnePageProps) => {
  const [queryClient] = useState(stage.createQueryClient)
  return (
    <QueryClientProvider client={queryClient}>
      <RelinkProvider
        backend={stage.backend}
        userKey={person}
        pendingLinkStore={stage.setting.store}
        messages={messages}
        onLinked={(linked) => tell('onLinked', linked.item.bankName, linked)}
        onUpdated={(updated) =>
          tell(
            'onUpdated',
            `${updated.item.bankName}, ${updated.repaired ? 'repaired' : 'not repaired'}`,
            updated,
          )
        }
        onExited={(exited) => tell('onExited', reasons[exited.reason], exited)}
        onProblem={(error) => {
          // Storybook's own frame is no problem of the story's.
          if (!isAboutFrame(error)) tell('onProblem', error.message, error)
        }}
      >
        <PageContext.Provider value={page}>
          <TellContext.Provider value={tell}>{children}</TellContext.Provider>
        </PageContext.Provider>
        {hasInspector && (
          <Suspense>
            <InspectorTool />
          </Suspense>
        )}
      </RelinkProvider>
    </QueryClientProvider>
  )
}

const isAboutFrame = ({ message }: RelinkError): boolean => message.includes('an iframe')

const reasons: Record<Extract<LinkEnding, { status: 'exited' }>['reason'], string> = {
  closed: 'Link was closed',
  kept_existing: 'the connection there was is kept',
  no_item: 'Link made no connection',
  interrupted: 'the page went before the end',
}

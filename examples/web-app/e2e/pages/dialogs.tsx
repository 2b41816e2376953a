import Dialog from '@mui/material/Dialog'
import DialogTitle from '@mui/material/DialogTitle'
import * as Radix from '@radix-ui/react-dialog'
import {
  BankLinkButton,
  EmbeddedBankSearch,
  httpBackend,
  ReconnectBanner,
  RelinkProvider,
  useIsLinkOpen,
  useItems,
} from '@relink/react'
import '@relink/react/styles.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import {
  StrictMode,
  useEffect,
  useRef,
  useState,
  type ComponentType,
  type ReactNode,
  type RefObject,
} from 'react'
import { createRoot } from 'react-dom/client'

interface DialogProps {
  isOpen: boolean
  setIsOpen: (isOpen: boolean) => void
  /** What opens Link. */
  button: RefObject<HTMLButtonElement | null>
  children: ReactNode
}

const title = 'Add your bank'

const RadixDialog = ({ isOpen, setIsOpen, children, modal }: DialogProps & { modal: boolean }) => (
  <Radix.Root modal={modal} open={isOpen} onOpenChange={setIsOpen}>
    <Radix.Trigger>Open the dialog</Radix.Trigger>
    <Radix.Portal>
      <Radix.Overlay className="shade" />
      <Radix.Content className="sheet" aria-describedby={undefined}>
        <Radix.Title>{title}</Radix.Title>
        {children}
        <Radix.Close>Done</Radix.Close>
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
)

const MuiDialog = ({ isOpen, setIsOpen, children }: DialogProps) => (
  <>
    <button type="button" onClick={() => setIsOpen(true)}>
      Open the dialog
    </button>
    <Dialog open={isOpen} onClose={() => setIsOpen(false)} aria-labelledby="title">
      <DialogTitle id="title">{title}</DialogTitle>
      {children}
      <button type="button" onClick={() => setIsOpen(false)}>
        Done
      </button>
    </Dialog>
  </>
)

/** The browser's own dialog lies over everything, Link too, so it makes way while Link is open. */
const NativeDialog = ({ isOpen, setIsOpen, button, children }: DialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const isLinkOpen = useIsLinkOpen()
  const hasMadeWay = useRef(false)
  useEffect(() => {
    if (isLinkOpen) hasMadeWay.current = true
    if (!isOpen || isLinkOpen) return undefined
    const shown = dialog.current
    shown?.showModal()
    if (hasMadeWay.current) button.current?.focus()
    hasMadeWay.current = false
    return () => shown?.close()
  }, [isOpen, isLinkOpen, button])
  return (
    <>
      <button type="button" onClick={() => setIsOpen(true)}>
        Open the dialog
      </button>
      <dialog
        ref={dialog}
        aria-labelledby="title"
        onClose={() => {
          if (!isLinkOpen) setIsOpen(false)
        }}
      >
        <h2 id="title">{title}</h2>
        {children}
        <button type="button" onClick={() => setIsOpen(false)}>
          Done
        </button>
      </dialog>
    </>
  )
}

/** One that does not: people can't use Link, and the developer hears of it. */
const StubbornDialog = ({ isOpen, setIsOpen, children }: DialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (isOpen) dialog.current?.showModal()
  }, [isOpen])
  return (
    <>
      <button type="button" onClick={() => setIsOpen(true)}>
        Open the dialog
      </button>
      <dialog ref={dialog} aria-label={title} onClose={() => setIsOpen(false)}>
        {children}
      </dialog>
    </>
  )
}

const dialogs: Record<string, ComponentType<DialogProps>> = {
  radix: (props) => <RadixDialog {...props} modal />,
  'radix, not modal': (props) => <RadixDialog {...props} modal={false} />,
  mui: MuiDialog,
  native: NativeDialog,
  stubborn: StubbornDialog,
}

const asked = new URLSearchParams(location.search)
const Shown = dialogs[asked.get('kind') ?? ''] ?? MuiDialog

const Page = () => {
  const [isOpen, setIsOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const { data: items = [] } = useItems()
  return (
    <>
      <BankLinkButton>Connect on the page</BankLinkButton>
      <Shown isOpen={isOpen} setIsOpen={setIsOpen} button={button}>
        <label>
          Name of the budget <input defaultValue="Home" />
        </label>
        <ReconnectBanner items={items} />
        <BankLinkButton
          ref={button}
          onLinked={() => {
            if (asked.has('closes')) setIsOpen(false)
          }}
        >
          Connect a bank
        </BankLinkButton>
        {asked.has('embedded') && <EmbeddedBankSearch />}
        <ul aria-label="Banks">
          {items.map(({ id, bankName }) => (
            <li key={id}>{bankName}</li>
          ))}
        </ul>
      </Shown>
    </>
  )
}

createRoot(document.getElementById('root') ?? document.body).render(
  <StrictMode>
    <QueryClientProvider client={new QueryClient()}>
      <RelinkProvider backend={httpBackend('/api/link')} userKey="ada">
        <Page />
      </RelinkProvider>
    </QueryClientProvider>
  </StrictMode>,
)

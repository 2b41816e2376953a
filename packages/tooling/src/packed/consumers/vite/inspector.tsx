import { BankLinkButton } from '@relink/react'
import { Inspector } from '@relink/react/inspector'
import { createRoot } from 'react-dom/client'
import { Around } from './every-component.tsx'

createRoot(document.getElementById('root') ?? document.body).render(
  <Around>
    <BankLinkButton>Connect a bank</BankLinkButton>
    {import.meta.env.DEV && <Inspector />}
  </Around>,
)

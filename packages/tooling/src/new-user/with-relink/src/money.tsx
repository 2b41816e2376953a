import { BankLinkButton, ItemList } from '@relink/react'

export const Money = () => (
  <main>
    <h1>Your money</h1>
    <BankLinkButton>Connect a bank</BankLinkButton>
    <ItemList>No bank is connected yet.</ItemList>
  </main>
)

import { useQuery } from '@tanstack/react-query'
import type { TransactionLine } from '../server/api.ts'
import type { Person } from './session.ts'

/** The latest transactions over all banks; `banks` makes the list follow what is connected. */
export const Transactions = ({ person, banks }: { person: Person; banks: string }) => {
  const { data, isPending, isError } = useQuery({
    queryKey: [person, 'transactions', banks],
    queryFn: async (): Promise<TransactionLine[]> => {
      const response = await fetch('/api/transactions')
      if (!response.ok) throw new Error('No transactions')
      return ((await response.json()) as { transactions: TransactionLine[] }).transactions
    },
  })
  if (isPending) return <p className="quiet">Fetching your transactions…</p>
  if (isError) return <p className="quiet">Your transactions can’t be shown right now.</p>
  if (data.length === 0) return <p className="quiet">No transactions to show yet.</p>
  return (
    <ul className="lines">
      {data.map((line) => (
        <li key={line.id}>
          <span>
            {line.name}
            <small>
              {line.bankName} · {formatDate(line.date)}
            </small>
          </span>
          <span className="amount" data-in={line.amount < 0 || undefined}>
            {formatMoney(-line.amount, line.currency)}
          </span>
        </li>
      ))}
    </ul>
  )
}

const formatMoney = (amount: number, currency: string): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency, signDisplay: 'exceptZero' }).format(
    amount,
  )

const formatDate = (date: string): string =>
  new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(date),
  )

import { useId, useState, type ReactNode } from 'react'
import { useArgs } from 'storybook/preview-api'
import { plaidCodes } from './plaid-choices.ts'

interface CodeSearchProps {
  code: string
  onChoose: (code: string) => void
}

/** Finds one of Plaid's codes by any part of it. */
export const CodeSearch = ({ code, onChoose }: CodeSearchProps): ReactNode => {
  const id = useId()
  const [search, setSearch] = useState(plaidCodes.includes(code) ? code : '')
  return (
    <form
      className="stage-search"
      onSubmit={(event) => {
        event.preventDefault()
        onChoose(plaidCodes.includes(search.toUpperCase()) ? search.toUpperCase() : '(none)')
      }}
    >
      <label>
        What goes wrong at the bank
        <input
          type="search"
          list={id}
          value={search}
          placeholder="ITEM_LOCKED"
          onChange={(event) => setSearch(event.target.value)}
        />
      </label>
      <datalist id={id}>
        {plaidCodes.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </datalist>
      <button type="submit">Let it happen</button>
    </form>
  )
}

/** What chooses the error code of a story's controls. To be called in a story's own function. */
export const useCodeChoice = (): ((code: string) => void) => {
  const [, update] = useArgs<{ errorCode: string }>()
  return (errorCode) => update({ errorCode })
}

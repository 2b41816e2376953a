'use client'
import type { ReactNode } from 'react'

interface ChoiceProps {
  label: string
  value: string | number
  options: readonly { value: string | number; label: string }[]
  onChoose: (value: string) => void
}

/** A labelled list to choose one from. */
export const Choice = ({ label, value, options, onChoose }: ChoiceProps): ReactNode => (
  <label className="relink-inspector-choice">
    {label}
    <select value={value} onChange={(event) => onChoose(event.target.value)}>
      {options.length === 0 && <option value={value}>none</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  </label>
)

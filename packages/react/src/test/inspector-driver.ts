import { screen, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'

/** The button in the corner. */
export const inspectorButton = (): HTMLElement =>
  screen.getByRole('button', { name: /^Relink inspector/ })

/** Chooses a tab of the open inspector; the answer is what it shows. */
export const openTab = async (user: UserEvent, name: string): Promise<HTMLElement> => {
  await user.click(screen.getByRole('tab', { name: new RegExp(`^${name}`) }))
  return screen.getByRole('tabpanel', { name: new RegExp(`^${name}`) })
}

/** The states of the newest flow, each once in a row. */
export const timeline = (): string[] => {
  const [newest] = screen.getAllByRole('list', { name: 'States' })
  return within(newest as HTMLElement)
    .getAllByRole('listitem')
    .map((line) => line.querySelector('b')?.textContent ?? '')
    .filter((status, index, all) => status !== all[index - 1])
}

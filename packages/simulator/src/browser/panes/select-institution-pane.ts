import type { Pane, PaneInstitution } from '../../workflow/workflow-answer.ts'
import { element } from '../element.ts'
import { crest, heading, paragraph, type PaneControls } from './pane-kit.ts'

const entry = (
  { document }: PaneControls,
  institution: PaneInstitution,
  choose: () => void,
): HTMLLIElement => {
  const nameId = `bank-${institution.id}`
  return element(
    document,
    'li',
    {},
    element(
      document,
      'button',
      {
        class: 'bank',
        type: 'button',
        // The name alone, so that the button is called what the bank is called.
        'aria-labelledby': nameId,
        click: choose,
      },
      crest(document, institution),
      element(
        document,
        'span',
        {},
        element(document, 'strong', { id: nameId }, institution.name),
        element(document, 'span', { class: 'small' }, institution.host),
      ),
    ),
  )
}

/** The list of banks, and a field to search it. */
export const selectInstitutionPane = (
  pane: Extract<Pane, { id: 'select_institution' }>,
  controls: PaneControls,
): Node[] => {
  const { document, send } = controls
  const entries = pane.institutions.map((institution) => ({
    name: institution.name.toLowerCase(),
    item: entry(controls, institution, () =>
      send({
        type: 'select_institution',
        institution_id: institution.id,
        search_query: search.value.trim(),
      }),
    ),
  }))
  const nothing = element(
    document,
    'p',
    { role: 'status', hidden: true },
    'No bank here is called that.',
  )
  const search = element(document, 'input', {
    class: 'text',
    type: 'search',
    'aria-label': 'Search for your bank',
    placeholder: 'Search for your bank',
    autocomplete: 'off',
    input: () => {
      const wanted = search.value.trim().toLowerCase()
      for (const { name, item } of entries) item.hidden = !name.includes(wanted)
      nothing.hidden = entries.some(({ item }) => !item.hidden)
    },
  })
  return [
    heading(document, 'Choose your bank'),
    paragraph(document, `${pane.appName} will see the accounts that you choose to share.`),
    search,
    nothing,
    element(document, 'ul', { 'aria-label': 'Banks' }, ...entries.map(({ item }) => item)),
  ]
}

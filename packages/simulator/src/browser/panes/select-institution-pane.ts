import type { Pane } from '../../workflow/workflow-answer.ts'
import { element } from '../element.ts'
import { button, heading, institutionButton, paragraph, type PaneControls } from './pane-kit.ts'

/** The list of banks, a field to search it, and a way on for those whose bank is not there. */
export const selectInstitutionPane = (
  pane: Extract<Pane, { id: 'select_institution' }>,
  controls: PaneControls,
): Node[] => {
  const { document, send } = controls
  const query = (): string => search.value.trim()
  const entries = pane.institutions.map((institution) => ({
    name: institution.name.toLowerCase(),
    item: institutionButton(document, institution, () =>
      send({
        type: 'select_institution',
        institution_id: institution.id,
        search_query: query(),
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
      const wanted = query().toLowerCase()
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
    ...(pane.manualEntry
      ? [
          button(document, 'Link with account numbers', () =>
            send({ type: 'enter_manually', search_query: query() }),
          ),
        ]
      : []),
  ]
}

/** What the control page does. Text is set as text, so that nothing an app sent is read as HTML. */
export const controlPageScript = `
const by = (id) => document.getElementById(id)
const say = (text, bad) => { by('message').textContent = text; by('message').className = bad ? 'bad' : '' }
const call = async (name, input) => {
  const response = await fetch('/simulator/api/' + name, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input || {}),
  })
  const text = await response.text()
  const answer = text ? JSON.parse(text) : undefined
  if (!response.ok) throw new Error(answer.error_message)
  return answer
}
const button = (label, about, act) => {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = label
  made.setAttribute('aria-label', label + ': ' + about)
  made.onclick = () => run(act, label + ': ' + about)
  return made
}
const line = (title, details, ...buttons) => {
  const made = document.createElement('li')
  const text = document.createElement('span')
  const small = document.createElement('small')
  text.textContent = title
  small.textContent = details
  text.append(small)
  made.append(text, ...buttons)
  return made
}
const fill = (list, lines, none) => {
  const shown = JSON.stringify(lines.map((one) => one.textContent))
  if (list.dataset.shown === shown) return
  list.dataset.shown = shown
  list.replaceChildren(...(lines.length ? lines : [line(none, '')]))
}
const time = (at) => new Date(at).toLocaleString()
const outcome = (webhook) => {
  const last = webhook.attempts.at(-1)
  if (!last) return 'waiting'
  const how = last.status === 200 ? 'taken' : last.why
  return how + ', attempt ' + webhook.attempts.length +
    (webhook.nextAttemptAt ? ', again at ' + time(webhook.nextAttemptAt) : '')
}
let settingsShown = ''
const show = async () => {
  const [state, items, webhooks, banks] = await Promise.all(
    [call('state'), call('items'), call('webhooks'), call('institutions')])
  by('clock').textContent = time(state.clock.now) +
    (state.clock.offset ? ', moved by ' + Math.round(state.clock.offset / 60000) + ' minutes' : '')
  by('link-tokens').textContent = 'Link tokens: ' + state.linkTokens + ', still good: ' + state.liveLinkTokens
  fill(by('items'), items.map((item) => {
    const name = (item.institutionName || 'Typed account numbers') + ' of ' + (item.clientUserId || item.userId || 'somebody')
    return line(name, item.itemId + ' · access token …' + item.accessTokenEnds + ' · ' +
      (item.problem ? item.problem.code : 'works'),
      item.problem
        ? button('Repair', name, () => call('repairItem', { itemId: item.itemId }))
        : button('Break', name, () => call('breakItem', { itemId: item.itemId })),
      ...(item.institutionId ? [
        button('New account', name, () => call('offerNewAccount', { itemId: item.itemId })),
        button('Consent ends in a day', name, async () => call('setConsentEnd', { itemId: item.itemId, at: (await call('clock')).now + 86400000 })),
        button('Disconnect in a week', name, () => call('announceDisconnect', { itemId: item.itemId, reason: 'INSTITUTION_MIGRATION' })),
      ] : []),
      ...(item.accounts > 0 ? [button('Revoke an account', name, () => call('revokeAccount', { itemId: item.itemId }))] : []))
  }), 'No Items yet.')
  const choice = by('bank').elements.institutionId
  if (choice.options.length === 0) choice.append(...banks.map((bank) => new Option(bank.name, bank.institutionId)))
  fill(by('banks'), banks.filter((bank) => bank.since).map((bank) => line(bank.name, bank.health + ' since ' + time(bank.since),
    button('As always', bank.name, () => call('setInstitutionHealth', { institutionId: bank.institutionId, health: null })))),
    'All banks do as they always do.')
  fill(by('faults'), state.faults.map((fault) => line(fault.where + ' · ' + fault.kind,
    fault.times === null ? 'always' : fault.times + ' more times',
    button('Clear', fault.where, () => call('clearFaults', { id: fault.id })))), 'Nothing goes wrong on purpose.')
  fill(by('webhooks'), webhooks.slice(-50).reverse().map((webhook) => line(
    webhook.body.webhook_type + ' · ' + webhook.body.webhook_code, webhook.url + ' · ' + outcome(webhook),
    button('Send again', webhook.body.webhook_code, () => call('redeliver', { id: webhook.id })))), 'No webhooks yet.')
  const settings = JSON.stringify(state.settings)
  if (settings !== settingsShown) {
    settingsShown = settings
    const form = by('settings').elements
    const { webhooks: hooks, ...rest } = state.settings
    for (const [name, value] of Object.entries({ ...rest, ...hooks })) {
      if (typeof value === 'boolean') form[name].checked = value
      else form[name].value = value === null ? '' : value
    }
  }
}
const run = async (act, done) => {
  try { await act(); say(done || '') ; await show() } catch (error) { say(error.message, true) }
}
const number = (value) => (value === '' ? null : Number(value))
for (const each of document.querySelectorAll('[data-advance]')) {
  each.onclick = () => run(() => call('advanceClock', { milliseconds: Number(each.dataset.advance) }), 'The clock was moved.')
}
document.querySelector('[data-call]').onclick = () => run(() => call('rotateWebhookKey'), 'Webhooks are signed with a new key.')
by('reset').onclick = () => { if (confirm('Forget everything?')) run(() => call('reset'), 'Everything is forgotten.') }
by('fault').onsubmit = (event) => {
  event.preventDefault()
  const given = new FormData(event.target)
  run(() => call('addFault', { where: given.get('where'), kind: given.get('kind'), times: number(given.get('times')) }), 'Fault added.')
}
by('bank').onsubmit = (event) => {
  event.preventDefault()
  const given = new FormData(event.target)
  run(() => call('setInstitutionHealth', { institutionId: given.get('institutionId'), health: given.get('health') || null }), 'The bank was changed.')
}
by('settings').onsubmit = (event) => {
  event.preventDefault()
  const given = event.target.elements
  run(() => call('changeSettings', {
    reuseLinkTokens: given.reuseLinkTokens.checked, returningUsers: given.returningUsers.checked,
    refuseNeedlessUpdates: given.refuseNeedlessUpdates.checked,
    shuffleEvents: number(given.shuffleEvents.value),
    webhooks: { copies: Number(given.copies.value), shuffle: number(given.shuffle.value), delay: Number(given.delay.value) },
  }), 'Settings changed.')
}
run(show)
setInterval(() => { if (!document.hidden) show().catch((error) => say(error.message, true)) }, 2000)
`

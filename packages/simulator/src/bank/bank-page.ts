import { bankPageErrors } from '../engine/sign-in-errors.ts'
import type { PaneAccount } from '../workflow/workflow-answer.ts'
import { bankStyles } from './bank-styles.ts'
import type { BankVisit } from './bank-visit.ts'

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (char) => escapes[char] ?? char)

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${bankStyles}</style>
</head>
<body>
${body}
</body>
</html>`

const choice = ({ key, name, mask, kind, balance, selected }: PaneAccount): string => `
<label class="account">
<input type="checkbox" name="account" value="${escape(key)}"${selected ? ' checked' : ''}>
<span class="account-name">${escape(name)} <span class="quiet">${escape(kind)}${mask ? ` ••${escape(mask)}` : ''}</span></span>
<span class="balance">${escape(balance)}</span>
</label>`

const notice =
  '<p class="notice">Simulated. There is no real bank here, and nothing you do moves money.</p>'

/** The page on which a bank asks what to share. It works without a script. */
export const bankPage = (visit: BankVisit): string => {
  const bank = escape(visit.bankName)
  const app = escape(visit.appName)
  return page(
    visit.bankName,
    `<header><span class="crest" aria-hidden="true">${bank.slice(0, 1)}</span>${bank}</header>
<main>
<h1>Share your accounts with ${app}?</h1>
<p>You are signed in as <strong>user_good</strong>. ${app} will be able to see the balances and
transactions of the accounts you choose. It cannot move your money.</p>
<form method="post" action="/bank/oauth">
<input type="hidden" name="state" value="${visit.stateId}">
<fieldset>
<legend>Accounts to share</legend>${visit.accounts.map(choice).join('')}
</fieldset>
<label class="error">When approved
<select name="error">
<option value="">All goes well</option>${bankPageErrors.map((code) => `\n<option value="${code}">${code}</option>`).join('')}
</select>
</label>
<div class="actions">
<button class="primary" type="submit" name="decision" value="approve">Approve</button>
<button type="submit" name="decision" value="decline">Decline</button>
</div>
</form>
</main>
${notice}`,
  )
}

const closings = {
  close: {
    title: 'You are done here',
    text: 'This window closes by itself. If it stays, close it and go back to the app.',
  },
  over: {
    title: 'This visit is over',
    text: 'This link to the bank was used already, or never existed. Go back to the app and start again.',
  },
}

/** The page at the end of a visit; in a pop-up it closes itself. */
export const closingPage = (end: keyof typeof closings): string => {
  const { title, text } = closings[end]
  const script = end === 'close' ? '<script>window.close()</script>' : ''
  return page(title, `<main><h1>${title}</h1><p>${text}</p></main>${notice}${script}`)
}

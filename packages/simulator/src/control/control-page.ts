import { controlPageScript } from './control-page-script.ts'
import { controlPageStyles } from './control-page-styles.ts'

/** The page at which a developer sees what a simulator holds, and changes it. */
export const controlPage: string = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Simulated Plaid</title>
<style>${controlPageStyles}</style>
</head>
<body>
<header>
  <h1>Simulated Plaid</h1>
  <p>This server stands in for Plaid. No real bank, no real money; what you break here is not real either.</p>
</header>
<main>
  <p id="message" role="status"></p>
  <section aria-labelledby="clock-title">
    <h2 id="clock-title">Clock</h2>
    <p id="clock"></p>
    <div class="row">
      <button type="button" data-advance="3600000">One hour later</button>
      <button type="button" data-advance="86400000">One day later</button>
      <button type="button" data-advance="2592000000">30 days later</button>
    </div>
  </section>
  <section aria-labelledby="items-title">
    <h2 id="items-title">Items</h2>
    <ul id="items"></ul>
    <p id="link-tokens"></p>
  </section>
  <section aria-labelledby="banks-title">
    <h2 id="banks-title">Banks</h2>
    <ul id="banks"></ul>
    <form id="bank" class="row">
      <label>Bank <select name="institutionId" required></select></label>
      <label>How it does <select name="health">
        <option value="down">is down</option><option value="degraded">is slow</option>
        <option value="healthy">is fine</option><option value="">as it always does</option>
      </select></label>
      <button>Change the bank</button>
    </form>
  </section>
  <section aria-labelledby="faults-title">
    <h2 id="faults-title">Faults</h2>
    <ul id="faults"></ul>
    <form id="fault" class="row">
      <label>Where <input name="where" value="/link/token/create" required></label>
      <label>What <select name="kind">
        <option value="fail">fails</option><option value="slow">is slow</option>
        <option value="hang">hangs</option><option value="rate_limit">hits a rate limit</option>
        <option value="block">is cut off</option>
      </select></label>
      <label>How often <input name="times" type="number" min="1" placeholder="always"></label>
      <button>Add fault</button>
    </form>
  </section>
  <section aria-labelledby="webhooks-title">
    <h2 id="webhooks-title">Webhooks</h2>
    <ul id="webhooks"></ul>
    <button type="button" data-call="rotateWebhookKey">Change the signing key</button>
  </section>
  <section aria-labelledby="settings-title">
    <h2 id="settings-title">Settings</h2>
    <form id="settings" class="row">
      <label class="tick"><input type="checkbox" name="reuseLinkTokens"> A link token may open Link again</label>
      <label class="tick"><input type="checkbox" name="returningUsers"> Everybody is asked for a phone number first</label>
      <label class="tick"><input type="checkbox" name="refuseNeedlessUpdates"> A repair of an Item that works is refused</label>
      <label>Shuffle events by <input name="shuffleEvents" type="number" placeholder="not at all"></label>
      <label>Copies of each webhook <input name="copies" type="number" min="0" max="100" required></label>
      <label>Shuffle webhooks by <input name="shuffle" type="number" placeholder="not at all"></label>
      <label>Webhooks wait, in ms <input name="delay" type="number" min="0" required></label>
      <button>Change settings</button>
    </form>
  </section>
  <section aria-labelledby="reset-title">
    <h2 id="reset-title">Start over</h2>
    <p>Forgets every Item, token, fault and setting.</p>
    <button type="button" class="danger" id="reset">Reset</button>
  </section>
</main>
<script>${controlPageScript}</script>
</body>
</html>`

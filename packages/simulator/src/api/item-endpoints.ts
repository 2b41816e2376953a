import type {
  AccountsGetRequest,
  AccountsGetResponse,
  ItemGetRequest,
  ItemGetResponse,
  ItemPublicTokenExchangeRequest,
  ItemPublicTokenExchangeResponse,
  ItemRemoveRequest,
  ItemRemoveResponse,
  ItemWithConsentFieldsUpdateTypeEnum,
  SandboxItemResetLoginRequest,
  SandboxItemResetLoginResponse,
} from 'plaid'
import type { Engine } from '../engine/engine.ts'
import { exchangePublicToken, findItem, isLoginRequired, loginRequired } from '../engine/items.ts'
import { invalidInput } from '../engine/plaid-failure.ts'
import { requestId } from '../engine/random-id.ts'
import type { Item } from '../engine/simulator-state.ts'
import { describeAccounts, describeItem } from './describe-item.ts'
import { readObject, readString, type Body, type Fields } from './read-body.ts'

/** What `/item/public_token/exchange` takes. */
export const exchangeFields: Fields<ItemPublicTokenExchangeRequest> = {
  client_id: 'optional',
  secret: 'optional',
  public_token: 'required',
}

/** What `/item/get` and `/sandbox/item/reset_login` take. */
export const itemFields: Fields<ItemGetRequest & SandboxItemResetLoginRequest> = {
  client_id: 'optional',
  secret: 'optional',
  access_token: 'required',
}

/** What `/item/remove` takes. */
export const itemRemoveFields: Fields<ItemRemoveRequest> = {
  ...itemFields,
  reason_code: 'optional',
  reason_note: 'optional',
}

/** What `/accounts/get` takes. */
export const accountsGetFields: Fields<AccountsGetRequest> = { ...itemFields, options: 'optional' }

/** Exchanges a public token, once. */
export const exchange = (
  engine: Engine,
  body: Body<ItemPublicTokenExchangeRequest>,
): ItemPublicTokenExchangeResponse => {
  const item = exchangePublicToken(engine, readString(body, 'public_token'))
  return { access_token: item.accessToken, item_id: item.id, request_id: requestId() }
}

/** Says an Item's health; a broken Item is an answer, not a failure. */
export const itemGet = (engine: Engine, body: Body<ItemGetRequest>): ItemGetResponse => {
  const item = findItem(engine, readString(body, 'access_token'))
  const described = describeItem(engine, item)
  return {
    item: {
      ...described,
      update_type: 'background' as ItemWithConsentFieldsUpdateTypeEnum,
      created_at: new Date(item.createdAt).toISOString(),
      consented_use_cases: [],
      consented_data_scopes: [],
    },
    status: {
      transactions: {
        last_successful_update: new Date(item.workingSince).toISOString(),
        last_failed_update: null,
      },
      investments: null,
      last_webhook: null,
    },
    request_id: requestId(),
  }
}

/** Ends an Item; its access token is unknown from then on. */
export const itemRemove = (engine: Engine, body: Body<ItemRemoveRequest>): ItemRemoveResponse => {
  const item = findItem(engine, readString(body, 'access_token'))
  delete engine.state.items[item.id]
  return { request_id: requestId() }
}

/** Breaks an Item, as if its owner had changed the password at the bank. */
export const resetLogin = (
  engine: Engine,
  body: Body<SandboxItemResetLoginRequest>,
): SandboxItemResetLoginResponse => {
  findItem(engine, readString(body, 'access_token')).loginRequired = true
  return { reset_login: true, request_id: requestId() }
}

/**
 * Finds the Item whose data is asked for.
 *
 * @throws PlaidFailure `ITEM_LOGIN_REQUIRED` when its owner has to sign in again first.
 */
export const findWorkingItem = (engine: Engine, accessToken: string): Item => {
  const item = findItem(engine, accessToken)
  if (isLoginRequired(engine, item)) throw loginRequired()
  return item
}

/** Lists an Item's accounts, all of them or those asked for. */
export const accountsGet = (
  engine: Engine,
  body: Body<AccountsGetRequest>,
): AccountsGetResponse => {
  const item = findWorkingItem(engine, readString(body, 'access_token'))
  const accounts = describeAccounts(item)
  const wanted = readObject(body.options)['account_ids']
  const ids = Array.isArray(wanted) ? wanted : accounts.map(({ account_id }) => account_id)
  if (ids.some((id) => accounts.every(({ account_id }) => account_id !== id))) {
    throw invalidInput(
      'INVALID_ACCOUNT_ID',
      'failed to find requested account ID for requested item',
    )
  }
  return {
    accounts: accounts.filter(({ account_id }) => ids.includes(account_id)),
    item: describeItem(engine, item),
    request_id: requestId(),
  }
}

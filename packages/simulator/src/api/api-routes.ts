import { Hono } from 'hono'
import type { Engine } from '../engine/engine.ts'
import { institutionGet, institutionGetFields } from './institution-get.ts'
import {
  accountsGet,
  accountsGetFields,
  exchange,
  exchangeFields,
  itemFields,
  itemGet,
  itemRemove,
  itemRemoveFields,
  resetLogin,
} from './item-endpoints.ts'
import { linkTokenCreate, linkTokenCreateFields } from './link-token-create.ts'
import { linkTokenGet, linkTokenGetFields } from './link-token-get.ts'
import { readBody, type Body, type Fields, type Keys } from './read-body.ts'
import { transactionsSync, transactionsSyncFields } from './transactions-sync.ts'

/** A call that an app's server made. */
export interface ApiRequest {
  method: string
  path: string
}

/** The part of Plaid that an app's server talks to. */
export const apiRoutes = (
  engine: Engine,
  keys: Keys,
  onRequest: (request: ApiRequest) => void,
): Hono => {
  const routes = new Hono()
  routes.use(async (context, next) => {
    onRequest({ method: context.req.method, path: context.req.path })
    await next()
  })
  const serve = <T, R extends object>(
    path: string,
    fields: Fields<T>,
    handle: (engine: Engine, body: Body<T>) => R,
  ): void => {
    routes.post(path, async (context) =>
      Response.json(handle(engine, await readBody(context, keys, fields))),
    )
  }
  serve('/link/token/create', linkTokenCreateFields, linkTokenCreate)
  serve('/link/token/get', linkTokenGetFields, linkTokenGet)
  serve('/item/public_token/exchange', exchangeFields, exchange)
  serve('/item/get', itemFields, itemGet)
  serve('/item/remove', itemRemoveFields, itemRemove)
  serve('/accounts/get', accountsGetFields, accountsGet)
  serve('/transactions/sync', transactionsSyncFields, transactionsSync)
  serve('/institutions/get_by_id', institutionGetFields, institutionGet)
  serve('/sandbox/item/reset_login', itemFields, resetLogin)
  return routes
}

import type { Engine } from './engine.ts'
import { invalidInput } from './plaid-failure.ts'
import { plaidId, uuid } from './random-id.ts'
import type { PlaidUser } from './simulator-state.ts'

/** Makes a user, or finds the one that the app made before under the same id of its own. */
export const createUser = (engine: Engine, clientUserId: string): PlaidUser => {
  const { users } = engine.state
  const known = Object.values(users).find((user) => user.clientUserId === clientUserId)
  if (known) return known
  const user: PlaidUser = {
    id: `usr_${plaidId().slice(0, 14)}`,
    token: `user-sandbox-${uuid()}`,
    clientUserId,
  }
  users[user.id] = user
  return user
}

/**
 * Finds a user by either name that Plaid gave; null when none was given.
 *
 * @throws PlaidFailure `INVALID_USER_ID` or `INVALID_USER_TOKEN` when there is no such user.
 */
export const findUser = (
  engine: Engine,
  given: { id: string | null; token: string | null },
): PlaidUser | null => {
  const { users } = engine.state
  if (given.id !== null) {
    const user = Object.hasOwn(users, given.id) ? users[given.id] : undefined
    if (user) return user
    throw invalidInput('INVALID_USER_ID', 'user_id does not match any user')
  }
  if (given.token === null) return null
  const user = Object.values(users).find(({ token }) => token === given.token)
  if (user) return user
  throw invalidInput('INVALID_USER_TOKEN', 'user_token does not match any user')
}

import { Socket } from 'node:net'

const connected: string[] = []

/** Lets nobody in this process open a connection from now on, also to this machine, and notes who tried. */
export const refuseConnections = (): void => {
  Socket.prototype.connect = function refuse(...given: unknown[]): never {
    connected.push(JSON.stringify(given))
    throw new Error('This test has no network.')
  }
}

/** Takes the connections tried so far in this test, so that they no longer fail it. */
export const takeConnections = (): string[] => connected.splice(0)

/** Fails when a connection was tried, whatever became of the error. */
export const failIfConnected = (): void => {
  const tried = takeConnections()
  if (tried.length > 0) throw new Error(`The test opened connections:\n${tried.join('\n')}`)
}

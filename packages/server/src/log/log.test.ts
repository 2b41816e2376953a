import { expect, test } from 'vitest'
import { takePrinted } from '../../../tooling/src/fail-on-console.ts'
import { startRelink } from '../test/start-relink.ts'

test('a logger that throws changes no answer, and the console tells of it', async () => {
  const server = await startRelink({
    logger: () => {
      throw new Error('the log collector refused link-sandbox-1234')
    },
  })
  const answer = await server.send({ method: 'GET', path: '/items/nobody' })
  expect(answer).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } })
  const [printed] = takePrinted()
  expect(printed).toContain('"event":"logger_failed","lost":"request_failed"')
  expect(printed).toContain('the log collector refused link-sandbox-[redacted]')
})

import type { MfaRound } from '../engine/simulator-state.ts'
import type { MfaPane } from './workflow-answer.ts'

/** Says what a bank asks after the password, without the answers. */
export const describeChallenge = (round: MfaRound | undefined): MfaPane => {
  const questions = round?.questions ?? []
  switch (round?.type) {
    case 'device':
      return { type: 'device', devices: questions[0]?.options ?? [] }
    case 'questions':
      return { type: 'questions', questions: questions.map(({ text }) => text) }
    case 'selections':
      return {
        type: 'selections',
        questions: questions.map(({ text, options }) => ({ text, options: options ?? [] })),
      }
    case 'code':
    case undefined:
    default:
      return { type: 'code', sentTo: '••• ••• 1234' }
  }
}

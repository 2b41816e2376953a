// The chunk of what reads a server's answers.
export {
  readItem,
  readItemEvent,
  readItems,
  readItemUpdatedResponse,
  readLinkItemResponse,
  readLinkTokenResponse,
  readRecoverLinkResponse,
  readTakenPendingLink,
} from '@relink/core'

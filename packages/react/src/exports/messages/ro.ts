export { romanian } from '@relink/core/messages/ro'

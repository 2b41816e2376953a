export { norwegian } from '@relink/core/messages/no'

export { italian } from '@relink/core/messages/it'

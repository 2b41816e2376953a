export { spanish } from '@relink/core/messages/es'

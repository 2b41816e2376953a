export { dutch } from '@relink/core/messages/nl'

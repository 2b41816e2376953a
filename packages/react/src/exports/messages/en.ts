export { english } from '@relink/core/messages/en'

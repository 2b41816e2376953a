export { swedish } from '@relink/core/messages/sv'

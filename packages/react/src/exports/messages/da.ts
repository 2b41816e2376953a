export { danish } from '@relink/core/messages/da'

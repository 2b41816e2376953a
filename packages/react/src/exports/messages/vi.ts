export { vietnamese } from '@relink/core/messages/vi'

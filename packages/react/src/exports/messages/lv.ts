export { latvian } from '@relink/core/messages/lv'

export { polish } from '@relink/core/messages/pl'

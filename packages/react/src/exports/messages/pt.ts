export { portuguese } from '@relink/core/messages/pt'

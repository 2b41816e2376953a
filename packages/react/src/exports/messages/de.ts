export { german } from '@relink/core/messages/de'

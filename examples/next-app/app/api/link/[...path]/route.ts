import { getRelink } from '../../../../lib/relink.ts'

const answer = (request: Request): Promise<Response> => getRelink().fetch(request)

export { answer as DELETE, answer as GET, answer as POST }

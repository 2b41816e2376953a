import { waitAbout } from './pace.ts'
import type { Scene, SceneOf } from './scene.ts'

/** What a story's `parameters` have to be to begin with a scene. */
export const scene = <S extends SceneOf>(relink: S): { parameters: { relink: S } } => ({
  parameters: { relink },
})

/** Lets Plaid take its time for one endpoint. */
export const slowly =
  (endpoint: string, milliseconds: number): NonNullable<Scene['network']> =>
  (send) =>
  async (request) => {
    if (request.url.endsWith(endpoint)) await waitAbout(milliseconds)
    return send(request)
  }

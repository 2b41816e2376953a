'use client'
import {
  cloneElement,
  createElement,
  version,
  type DOMAttributes,
  type ReactElement,
  type Ref,
} from 'react'
import { mergeProps } from './merge-props.ts'

/**
 * An element of the app's own in place of the native one: an element, over whose props ours are laid, or a
 * function of our props and the component's state.
 */
export type RenderProp<Props, State> =
  | ReactElement
  | ((props: ForAnyElement<Props>, state: State) => ReactElement)

/** Ref and handlers fit whatever element the app chooses, such as an `<li>` where ours is a `<div>`. */
type ForAnyElement<Props> = {
  [Name in keyof Props]: Name extends 'ref'
    ? Ref<never> | undefined
    : Name extends keyof DOMAttributes<never>
      ? DOMAttributes<never>[Name]
      : Props[Name]
}

/**
 * Makes a component's root: the native element, or the app's own, see {@link RenderProp}.
 *
 * Of an element of the app's its handlers run first, and ours unless they prevent the default; classes are joined,
 * styles merged, and both refs are set. Other props of the app's element win over ours.
 */
export const renderRoot = <Props extends object, State>(
  render: RenderProp<Props, State> | undefined,
  defaultTag: string,
  props: Props,
  state: State,
): ReactElement => {
  if (render === undefined) return createElement(defaultTag, props)
  if (typeof render === 'function') return render(props as ForAnyElement<Props>, state)
  return cloneElement(render, mergeProps(props, propsOf(render)))
}

/** React 18 keeps the ref beside the props, 19 among them; each warns who looks in the other place. */
const propsOf = (element: ReactElement): object => {
  const props = element.props as object
  return version.startsWith('18')
    ? { ...props, ref: (element as { ref?: Ref<unknown> }).ref ?? undefined }
    : props
}

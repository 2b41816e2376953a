import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import {
  createRef,
  forwardRef,
  StrictMode,
  type ComponentPropsWithoutRef,
  type ComponentPropsWithRef,
  type ReactElement,
} from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { renderRoot, type RenderProp } from './render-root.tsx'

type ButtonProps = ComponentPropsWithRef<'button'>
interface State {
  status: string
}

/** A component as ours are: it has props of its own for its root, and a state. */
const Root = ({
  render: root,
  ...props
}: ButtonProps & { render?: RenderProp<ButtonProps, State> }): ReactElement =>
  renderRoot(root, 'button', props, { status: 'open' })

const AppButton = forwardRef<HTMLButtonElement, ComponentPropsWithoutRef<'button'>>(
  function AppButton(props, ref) {
    return <button {...props} ref={ref} data-app="" />
  },
)

const show = (ui: ReactElement) => render(<StrictMode>{ui}</StrictMode>)
const button = () => screen.getByRole('button')

afterEach(cleanup)

test('without an element of the app the native one is rendered', () => {
  show(<Root className="ours">Press</Root>)
  expect(button().outerHTML).toBe('<button class="ours">Press</button>')
})

test('an element of the app takes our props; its own win, classes and styles come together', () => {
  show(
    <Root
      className="ours"
      style={{ color: 'red', margin: 1 }}
      title="ours"
      data-status="open"
      render={<AppButton type="submit" className="own" style={{ color: 'blue' }} title="own" />}
    >
      Press
    </Root>,
  )
  expect(button().outerHTML).toBe(
    '<button type="submit" class="ours own" style="color: blue; margin: 1px;" title="own" data-status="open" data-app="">Press</button>',
  )
})

test('handlers of both run, the app’s first, and ours not where the app prevents the default', () => {
  const heard: string[] = []
  const { rerender } = show(
    <Root
      onClick={() => heard.push('ours')}
      render={<AppButton type="button" onClick={() => heard.push('own')} />}
    />,
  )
  fireEvent.click(button())
  expect(heard.splice(0)).toEqual(['own', 'ours'])
  rerender(
    <StrictMode>
      <Root
        onClick={() => heard.push('ours')}
        render={
          <AppButton
            type="button"
            onClick={(event) => {
              event.preventDefault()
              heard.push('own')
            }}
          />
        }
      />
    </StrictMode>,
  )
  fireEvent.click(button())
  expect(heard).toEqual(['own'])
})

test('both refs are given the element, keep it when rendered again, and let go of it at the end', () => {
  const ours = createRef<HTMLButtonElement>()
  const forget = vi.fn<() => void>()
  const own = vi.fn<(element: HTMLButtonElement | null) => () => void>(() => forget)
  const tree = (title: string): ReactElement => (
    <Root ref={ours} title={title} render={<AppButton type="button" ref={own} />} />
  )
  const { rerender, unmount } = render(tree('one'))
  expect(ours.current).toBe(button())
  expect(own.mock.calls).toEqual([[button()]])
  rerender(tree('two'))
  expect(own).toHaveBeenCalledOnce()
  unmount()
  expect(ours.current).toBeNull()
  expect(forget).toHaveBeenCalledOnce()
  expect(own).toHaveBeenCalledOnce()
})

test('a ref of the app’s element works where we have none, and ours where it has none', () => {
  const own = createRef<HTMLButtonElement>()
  const ours = createRef<HTMLButtonElement>()
  show(
    <>
      <Root title="first" render={<AppButton type="button" ref={own} />} />
      <Root title="second" ref={ours} render={<AppButton type="button" />} />
    </>,
  )
  expect([own.current?.title, ours.current?.title]).toEqual(['first', 'second'])
})

test('the element may be a component of the app that passes its props on', () => {
  const ours = createRef<HTMLButtonElement>()
  show(
    <Root ref={ours} className="ours" render={<AppButton className="own" />}>
      Press
    </Root>,
  )
  expect(ours.current).toBe(button())
  expect(button().outerHTML).toBe('<button class="ours own" data-app="">Press</button>')
})

test('a function is given our props and the state', () => {
  const ours = createRef<HTMLButtonElement>()
  show(
    <Root
      ref={ours}
      title="ours"
      render={(props, { status }) => (
        <button type="button" {...props}>
          It is {status}
        </button>
      )}
    />,
  )
  expect(ours.current).toBe(button())
  expect(button().title).toBe('ours')
  expect(button().textContent).toBe('It is open')
})

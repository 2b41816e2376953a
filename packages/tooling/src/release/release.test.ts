import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { findRefusal } from './refusal.ts'
import { readReleaseState } from './release-state.ts'

const published = { name: '@demo/kit', version: '1.2.0', type: 'module' }
const change = "---\n'@demo/kit': minor\n---\n\nA new button.\n"

/** A repository with one package in it, and everything committed. */
const makeRepository = (files: Record<string, string> = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'relink-release-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const git = (...parameters: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...parameters], {
      cwd: folder,
    })
  const all = {
    'package.json': '{"name":"demo","private":true}',
    'pnpm-workspace.yaml': 'packages: [packages/*]\n',
    '.changeset/config.json': '{"changelog":false,"commit":false,"access":"public"}',
    'packages/kit/package.json': JSON.stringify(published),
    'packages/tools/package.json': '{"name":"@demo/tools","version":"0.0.0","private":true}',
    ...files,
  }
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  git('init', '--quiet', '--initial-branch', 'main')
  git('add', '--all')
  git('commit', '--quiet', '--message', 'All')
  return { folder, git }
}

const dryRun = { isDryRun: true, env: {} }
const inCi = { isDryRun: false, env: { GITHUB_ACTIONS: 'true' } }

test(
  'a dry run shows the version that the changes lead to, and changes nothing',
  { timeout: 60_000 },
  async () => {
    const { folder, git } = makeRepository({ '.changeset/button.md': change })
    const state = await readReleaseState(folder)
    expect(state.packages).toMatchObject([{ name: '@demo/kit', version: '1.2.0', next: '1.3.0' }])
    expect(findRefusal(state, dryRun)).toBeNull()
    expect(findRefusal(state, inCi)).toContain('1 described change is in no version yet')
    expect(git('status', '--porcelain').toString()).toBe('')
  },
)

test('a file that is not committed stops a release, a dry run as well', async () => {
  const { folder } = makeRepository({ '.changeset/button.md': change })
  writeFileSync(join(folder, 'left-over.txt'), '')
  const state = await readReleaseState(folder)
  expect(findRefusal(state, dryRun)).toContain('left-over.txt')
  expect(findRefusal(state, inCi)).toContain('not committed')
})

test('without a described change there is nothing to release', async () => {
  const { folder } = makeRepository()
  expect(findRefusal(await readReleaseState(folder), dryRun)).toContain('no change is described')
})

test('a version that is tagged was published; one that is only described goes out', async () => {
  const repository = { type: 'git', url: 'https://git.example.com/demo.git' }
  const { folder, git } = makeRepository({
    'packages/kit/package.json': JSON.stringify({ ...published, repository }),
    'packages/kit/CHANGELOG.md': '# @demo/kit\n\n## 1.2.0\n\n- A new button.\n',
  })
  expect(findRefusal(await readReleaseState(folder), inCi)).toBeNull()
  expect(findRefusal(await readReleaseState(folder), { isDryRun: false, env: {} })).toContain(
    'signed by GitHub Actions or GitLab CI',
  )
  git('tag', '@demo/kit@1.2.0')
  expect(findRefusal(await readReleaseState(folder), inCi)).toContain('no change is described')
})

test('provenance has to name a repository, and none is made up', async () => {
  const { folder } = makeRepository({
    'packages/kit/CHANGELOG.md': '# @demo/kit\n\n## 1.2.0\n\n- A new button.\n',
  })
  expect(findRefusal(await readReleaseState(folder), inCi)).toContain(
    'packages/kit/package.json names none',
  )
})

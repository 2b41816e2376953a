// Has everything there at once that browsers fetch later: for servers, which render in one go, and for tests.
import * as linkCodeParts from './link-code.ts'
import { linkCode } from './load-link-code.ts'
import * as issueWordsCode from './issue-words.ts'
import * as itemPartsCode from './item-parts.ts'
import { issueWords } from './load-issue-words.ts'
import { itemParts } from './load-item-parts.ts'
import { wireReaders } from './load-wire-readers.ts'
import * as wireReadersCode from './wire-readers.ts'

linkCode.set(linkCodeParts)
issueWords.set(issueWordsCode)
itemParts.set(itemPartsCode)
wireReaders.set(wireReadersCode)

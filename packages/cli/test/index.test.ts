import { expect, test } from 'vitest'
import { name } from '../src/index.ts'

test('x', () => expect(name).toBe('cli'))

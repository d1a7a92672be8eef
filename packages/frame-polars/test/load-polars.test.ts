import { expect, test } from 'vitest'
import { loadPolars } from '../src/load-polars.ts'

const failing = (message: string) => () => {
  throw Object.assign(new Error(message), { code: 'MODULE_NOT_FOUND' })
}

test('says how to install nodejs-polars', () => {
  expect(() => loadPolars(failing("Cannot find module 'nodejs-polars'\nRequire stack: …"))).toThrow(
    expect.objectContaining({ code: 'PLUGIN_MISSING', message: expect.stringContaining('npm install nodejs-polars') }),
  )
})

test('says what to do where its native module is missing', () => {
  expect(() => loadPolars(failing("Cannot find module 'nodejs-polars-linux-x64-gnu'\nRequire stack: …"))).toThrow(
    expect.objectContaining({ code: 'PLUGIN_MISSING', message: expect.stringContaining('with Node 22 or newer') }),
  )
})

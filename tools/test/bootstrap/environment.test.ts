import { delimiter } from 'node:path'
import { expect, test } from 'vitest'
import { npmEnvironment, withNode } from '../../bootstrap/environment.mjs'

test('what an outer npm run exports about itself is dropped', () => {
  const env = {
    HOME: '/home/u',
    INIT_CWD: '/home/u',
    NODE: '/old/node',
    NODE_ENV: 'production',
    npm_command: 'run-script',
    npm_config_omit: 'dev',
    npm_config_workspace: 'core',
    npm_config_dry_run: 'true',
    npm_config_prefix: '/usr',
    npm_lifecycle_event: 'demo',
    npm_package_name: 'runsheaf-workspace',
  }
  expect(npmEnvironment(env)).toEqual({
    HOME: '/home/u',
    npm_config_loglevel: 'error',
    npm_config_update_notifier: 'false',
  })
})

test('what says where npm is and where packages come from stays, however it is spelled', () => {
  const kept = {
    npm_execpath: '/usr/lib/node_modules/npm/bin/npm-cli.js',
    npm_config_cache: '/cache',
    NPM_CONFIG_USERCONFIG: '/home/u/.npmrc',
    npm_config_https_proxy: 'http://proxy:8080',
    'npm_config_@team:registry': 'https://packages.example',
    npm_config_strict_ssl: 'false',
  }
  expect(npmEnvironment(kept)).toMatchObject(kept)
})

test('node is found first in PATH, once, whatever the case of the name PATH', () => {
  const Path = ['/a', '/new/bin', '/b'].join(delimiter)
  expect(withNode({ Path }, '/new/bin/node')).toEqual({ Path: ['/new/bin', '/a', '/b'].join(delimiter) })
  expect(withNode({}, '/new/bin/node')).toEqual({ PATH: '/new/bin' })
})

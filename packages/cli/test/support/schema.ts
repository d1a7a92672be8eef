import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { packageFolder } from './cli.ts'

const schema = JSON.parse(readFileSync(join(packageFolder, 'schema.json'), 'utf8'))

/** Whether a document is as the schema that is shipped says. */
export const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictTypes: false }).compile(schema)

import { RunError } from './errors.ts'

/** @throws RunError PLUGIN_API_MISMATCH naming the plugin, what it speaks and what is wanted. */
export function checkApi(plugin: { readonly api?: unknown; readonly name?: unknown }): void {
  if (plugin?.api === 1) return
  const name = String(plugin?.name ?? plugin)
  const message = `The plugin ${name} speaks version ${String(plugin?.api)} of the plugin interface; this Runsheaf speaks version 1. Install matching versions of both.`
  throw new RunError('PLUGIN_API_MISMATCH', message, { plugin: name, found: plugin?.api, expected: 1 })
}

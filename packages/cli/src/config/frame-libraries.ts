import type { FrameName } from './frame-names.ts'

/** The data-frame library that each frame backend needs; core's own table needs none. */
export const frameLibraries: Readonly<Partial<Record<FrameName, string>>> = {
  polars: 'nodejs-polars',
  arquero: 'arquero',
}

/** What installs a frame backend and its library. */
export function installCommand(name: FrameName): string {
  return `npm install --save-dev @runsheaf/frame-${name} ${frameLibraries[name] ?? ''}`.trimEnd()
}

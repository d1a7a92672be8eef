export { defineConfig, type FrameChoice, type RunsheafConfig, type View } from './config/define-config.ts'
export type { Context, TextOutput } from './context.ts'
export type { ExitCode } from './exit-code.ts'
export { run } from './program.ts'

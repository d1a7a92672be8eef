export { toYaml } from './write/to-yaml.ts'

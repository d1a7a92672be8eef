export const name = 'hydra-config'
export const z = 1

export const name = 'frame-arquero'

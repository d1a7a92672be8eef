export const name = 'frame-polars'

/** Environment variables, for `${oc.env:NAME}` in configs. */
export type Env = Readonly<Record<string, string | undefined>>

import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** A location taken apart: a folder, or `FOLDER#run=ID`, or `FOLDER#experiment=ID`. */
export interface Place {
  readonly folder: string
  readonly run?: string
  readonly experiment?: string
}

export function placeOf(location: string): Place {
  const [, folder = location, kind, id] = /^(.*)#(run|experiment)=([^#]*)$/s.exec(location) ?? []
  return kind === undefined || id === undefined ? { folder } : { folder, [kind]: id }
}

export const tablePath = ({ folder }: Place): string => join(folder, 'runs.csv')

export const historyPath = ({ folder }: Place, runId: string): string => join(folder, 'histories', `${runId}.json`)

export const isPlace = (location: string): boolean => existsSync(tablePath(placeOf(location)))

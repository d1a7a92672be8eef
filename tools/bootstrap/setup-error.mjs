/** A reason why set-up cannot go on, and what the user can do about it. */
export class SetupError extends Error {
  /**
   * @param {string} problem what happened, on what
   * @param {string} advice what to do, as whole sentences
   * @param {string} [detail] what another program said about it
   */
  constructor(problem, advice, detail = '') {
    super(problem)
    this.name = 'SetupError'
    this.advice = advice
    this.detail = detail
  }

  /** The one message that the user sees. */
  print() {
    const said = this.detail ? `\n  npm said: ${this.detail.split('\n').join('\n            ')}` : ''
    return `runsheaf: ${this.message}.\n  ${this.advice}${said}`
  }
}

const offline =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENOTCACHED)\b/

/**
 * The error for a call of npm that failed, from what npm wrote.
 *
 * @param {string} task what was being done, such as `install the dependencies`
 * @param {string} output all that npm wrote
 */
export function npmFailure(task, output) {
  const detail = excerpt(output)
  const network = offline.exec(output)
  if (network) {
    return new SetupError(
      `could not ${task}: the package registry cannot be reached (${network[1]})`,
      'Check the network connection and the proxy settings (npm config get proxy), then run the same command again.',
      detail,
    )
  }
  if (/\bENOSPC\b/.test(output)) {
    return new SetupError(
      `could not ${task}: the disk is full (ENOSPC)`,
      'Free some space and run the same command again.',
      detail,
    )
  }
  return new SetupError(`could not ${task}`, 'Mend what npm names below, then run the same command again.', detail)
}

/** The first lines of npm's error, without its stack, the pointer to its log file and empty lines. */
function excerpt(output) {
  const lines = output
    .split(/\r?\n/)
    .map((line) => line.replace(/^npm (error|ERR!)\s?/, '').trimEnd())
    .filter((line) => line && !/^npm warn/i.test(line) && !/complete log of this run|_logs|^\s+at /.test(line))
  return lines.slice(0, 6).join('\n')
}

// How the scripts speak: short lines on standard error, so that standard output stays free.

export function say(line = '') {
  process.stderr.write(`${line}\n`)
}

/** "0.4 s", "12 s", "2 min 5 s" */
export function took(ms) {
  const seconds = ms / 1000
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  if (seconds < 60) return `${Math.round(seconds)} s`
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)} min ${whole % 60} s`
}

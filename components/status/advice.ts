import type { Check } from '@/lib/client/status-checks'

/** Something to paste, and where it goes. */
export interface Advice {
  where: 'nginx' | 'caddy' | 'env'
  text: string
}

const UPSTREAM = 'http://127.0.0.1:3000'

/**
 * What whoever runs the server can paste when a check fails, for the two usual proxies and for the
 * server's own `.env`. None where there is nothing to paste.
 * @param origin the address the browser shows
 */
export function adviceFor(check: Check, why: string, origin: string): Advice[] {
  switch (check) {
    case 'socket':
      return [
        nginx(
          'proxy_http_version 1.1;',
          'proxy_set_header Upgrade $http_upgrade;',
          'proxy_set_header Connection "upgrade";',
          'proxy_set_header Host $host;',
          'proxy_read_timeout 1h;',
        ),
        caddy(origin),
      ]
    case 'origin':
    case 'cookie':
      return [
        { where: 'env', text: `PUBLIC_URL=${origin}` },
        nginx('proxy_set_header Host $host;', 'proxy_set_header X-Forwarded-Proto $scheme;'),
      ]
    case 'secure':
      return [
        { where: 'env', text: `PUBLIC_URL=${origin.replace(/^http:/, 'https:')}` },
        caddy(origin),
        { where: 'nginx', text: `certbot --nginx -d ${new URL(origin).hostname}` },
      ]
    case 'pieces':
      return [nginx('proxy_buffering off;'), caddy(origin, 'flush_interval -1')]
    case 'forwarded':
      if (why === 'ignored') return [{ where: 'env', text: 'TRUST_PROXY=1' }]
      return [
        nginx(
          'proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;',
          'proxy_set_header X-Forwarded-Proto $scheme;',
          'proxy_set_header X-Forwarded-Host $host;',
        ),
      ]
    case 'clock':
      return []
    default:
      return check satisfies never
  }
}

function nginx(...lines: string[]): Advice {
  const inside = [`proxy_pass ${UPSTREAM};`, ...lines].map((line) => `    ${line}`)
  return { where: 'nginx', text: ['location / {', ...inside, '}'].join('\n') }
}

// Caddy passes live connections, hosts and addresses on by itself.
function caddy(origin: string, ...lines: string[]): Advice {
  const proxy = 'reverse_proxy 127.0.0.1:3000'
  const inside =
    lines.length === 0
      ? [`    ${proxy}`]
      : [`    ${proxy} {`, ...lines.map((line) => `        ${line}`), '    }']
  return { where: 'caddy', text: [`${new URL(origin).hostname} {`, ...inside, '}'].join('\n') }
}

# Untested where this is developed, which has no container engine. See docs/SELF-HOSTING.md.
FROM node:22-bookworm-slim AS build
WORKDIR /app
# better-sqlite3 compiles where no ready-made binary can be had.
RUN apt-get update \
  && apt-get install -y --no-install-recommends python3 make g++ \
  && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN node -e "import('./scripts/build.mjs').then(({ ensureBuilt }) => ensureBuilt(process.cwd()))" \
  && node -e "import('./scripts/program.mjs').then(({ ensureProgram }) => ensureProgram(process.cwd()))" \
  && npm prune --omit=dev --no-audit --no-fund \
  && rm -rf .next/cache

FROM node:22-bookworm-slim
ENV NODE_ENV=production \
  NEXT_TELEMETRY_DISABLED=1 \
  DATA_DIR=/data \
  HOST=0.0.0.0 \
  PORT=3000
WORKDIR /app
COPY --from=build /app ./
# The data folder is the only place the server writes to.
RUN install -d -o node -g node -m 700 /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# As scripts/program.mjs has it.
CMD ["node", "--enable-source-maps", "--v8-pool-size=1", ".program/main.mjs"]

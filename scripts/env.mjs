import { existsSync } from 'node:fs'

// Loaded before the program (`node --import ./scripts/env.mjs …`): takes what .env says into the
// environment. What the environment says already stays.

if (existsSync('.env')) process.loadEnvFile('.env')

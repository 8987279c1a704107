import { WebSocketServer } from 'ws'

// The floor: passes every message on to all others in the room, looks at nothing, keeps nothing.
const rooms = new Map()
const server = new WebSocketServer({ host: '127.0.0.1', port: Number(process.env.PORT) })

server.on('connection', (socket, { url }) => {
  const name = url.split('?')[0]
  const room = rooms.get(name) ?? new Set()
  rooms.set(name, room)
  room.add(socket)
  socket.on('message', (data) => {
    for (const other of room) if (other !== socket) other.send(data)
  })
  socket.on('close', () => room.delete(socket))
})

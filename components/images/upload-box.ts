/** An image on its way, as only its sender sees it. */
export interface Upload {
  id: number
  name: string
  file: File | null
  /** Where it goes: positions of ProseMirror change with everybody's words, these do not. */
  at: unknown
  /** Null while it is being sent. */
  failed: string | null
  share: number
  stop: () => void
}

export interface BoxParts {
  words: (key: 'cancel' | 'retry' | 'dismiss') => string
  title: (name: string) => string
  again: (upload: Upload) => void
  leave: (upload: Upload) => void
}

/** Shows how far an image is, or why it was not taken and what can be done. */
export function uploadBox(upload: Upload, parts: BoxParts): HTMLElement {
  const box = document.createElement('div')
  box.className = upload.failed === null ? 'image-upload' : 'image-upload failed'
  box.contentEditable = 'false'
  box.setAttribute('role', upload.failed === null ? 'status' : 'alert')
  const words = document.createElement('p')
  words.textContent = upload.failed ?? parts.title(upload.name)
  box.append(words)
  if (upload.failed === null) {
    const bar = document.createElement('progress')
    bar.max = 1
    bar.value = upload.share
    bar.setAttribute('aria-label', parts.title(upload.name))
    bar.dataset['upload'] = String(upload.id)
    box.append(
      bar,
      button(parts.words('cancel'), () => parts.leave(upload)),
    )
    return box
  }
  if (upload.file) box.append(button(parts.words('retry'), () => parts.again(upload)))
  box.append(button(parts.words('dismiss'), () => parts.leave(upload)))
  return box
}

function button(label: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'btn'
  made.textContent = label
  made.addEventListener('mousedown', (event) => event.preventDefault())
  made.addEventListener('click', press)
  return made
}

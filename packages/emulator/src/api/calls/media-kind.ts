/** Whether a recording has pictures, by its media type or, where that says nothing, by the end of its name. */
export function mediaKind(mediaType: string, name: string): 'Audio' | 'Video' {
  return mediaType.startsWith('video/') || /\.(mp4|mkv)(\?|$)/i.test(name) ? 'Video' : 'Audio'
}

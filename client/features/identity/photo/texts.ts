/** One's own photo. */
export const photoTexts = {
  title: "Photo",
  upload: "Upload a photo",
  change: "Change photo",
  remove: "Remove",
  file: "Photo file",
  saved: "Photo saved",
  removed: "Photo removed",
  unreadable: "We can’t read that picture. Try a JPEG, PNG, or WebP file.",
  cropTitle: "Position your photo",
  cropText: "Drag it, pinch or scroll to zoom, or use the sliders.",
  frame: "Your photo. Arrow keys move it, plus and minus zoom.",
  zoom: "Zoom",
  horizontal: "Left and right",
  vertical: "Up and down",
  cancel: "Cancel",
  save: "Save photo",
} as const;

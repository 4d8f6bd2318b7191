// Has a package of npm find the beats of all sounds of a folder: node beats.js NAME PACKAGE FOLDER. One time in
// seconds a line, in a file beside each sound. Each tracker with its own defaults.
const fs = require("fs");
const path = require("path");

const [, , name, location, folder] = process.argv;

// Our own files: one channel of 16 bits behind a header of 44 bytes.
function samples(file) {
  const bytes = fs.readFileSync(file);
  const values = new Float32Array((bytes.length - 44) / 2);
  for (let index = 0; index < values.length; index++) {
    values[index] = bytes.readInt16LE(44 + 2 * index) / 32768;
  }
  return values;
}

function musicTempo(values) {
  const MusicTempo = require(location);
  return new MusicTempo(values).beats;
}

let essentia;
function essentiaBeats(values) {
  if (!essentia) {
    const { Essentia, EssentiaWASM } = require(location);
    essentia = new Essentia(EssentiaWASM);
  }
  const found = essentia.BeatTrackerMultiFeature(essentia.arrayToVector(values));
  return Array.from(essentia.vectorToArray(found.ticks));
}

for (const file of fs.readdirSync(folder).filter((it) => it.endsWith(".wav"))) {
  let beats = [];
  try {
    const values = samples(path.join(folder, file));
    beats = name === "music-tempo" ? musicTempo(values) : essentiaBeats(values);
  } catch (failure) {
    // music-tempo throws where it finds no rhythm: then it found none.
  }
  fs.writeFileSync(path.join(folder, file.replace(/\.wav$/, "." + name)), beats.join("\n") + "\n");
}

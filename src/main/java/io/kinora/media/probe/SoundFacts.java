package io.kinora.media.probe;

/// The technical facts of a stream of sound.
///
/// @param stream where it stands among the streams of its file, from 0
/// @param codec ffmpeg's name, such as `aac`
/// @param sampleRate samples a second
public record SoundFacts(int stream, String codec, int sampleRate, int channels) {}

package io.kinora.media.transcode;

/// What the sound of a video is to be.
///
/// @param kbit a second; the nearest that the codec has counts
/// @param sampleRate samples a second
public record SoundWish(AudioCodec codec, int kbit, int sampleRate) {}

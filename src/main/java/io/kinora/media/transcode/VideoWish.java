package io.kinora.media.transcode;

import io.kinora.media.image.Fit;

/// What a video is to be. H.264, 8 bits, 4:2:0, BT.709.
///
/// @param fit its size
/// @param kbit the most that pictures may take a second, where `crf` alone would take more
/// @param crf the quality: 0 is best, 51 worst
/// @param gop so many frames lie between two key frames at most
/// @param sound of the sound, if the source has any
public record VideoWish(Fit fit, int kbit, int crf, int gop, SoundWish sound) {}

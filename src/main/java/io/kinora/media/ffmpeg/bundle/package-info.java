/// Makes ffmpeg and ffprobe out of the jar that carries them, on a machine that has no more than a
/// C library. Start at [FfmpegBundle].
@NullMarked
package io.kinora.media.ffmpeg.bundle;

import org.jspecify.annotations.NullMarked;

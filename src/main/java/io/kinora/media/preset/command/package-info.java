/// Commands of profiles, read as data: lines, words, and the options of ffmpeg, each of them known.
/// Start at [CommandLines], then [FfmpegReading].
///
/// What is not known is refused by its name. Nothing here starts anything, and nothing goes through
/// a shell.
@NullMarked
package io.kinora.media.preset.command;

import org.jspecify.annotations.NullMarked;

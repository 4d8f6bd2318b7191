/// ffmpeg and ffprobe as child processes: the only package that starts processes. A run is planned
/// as data, [FfmpegCommand], and started by [FfmpegRunner] with limits and inside a sandbox; so are
/// the programs that an operator brings, [LocalProgram].
///
/// It never gives ffmpeg an address of a client, a shell, or the network.
@NullMarked
package io.kinora.media.ffmpeg;

import org.jspecify.annotations.NullMarked;

/// Videos and sounds become other videos and sounds: converted, or played backwards. Decoding,
/// scaling and encoding are one child process. Start at [Transcoder].
///
/// It knows no film: nothing is composed here.
@NullMarked
package io.kinora.media.transcode;

import org.jspecify.annotations.NullMarked;

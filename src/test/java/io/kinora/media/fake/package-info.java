/// Small real media for tests, made by the real ffmpeg.
@NullMarked
package io.kinora.media.fake;

import org.jspecify.annotations.NullMarked;

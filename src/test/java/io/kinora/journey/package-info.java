/// Whole paths: a real process, real HTTP, real ffmpeg, from the request to the callback.
@NullMarked
package io.kinora.journey;

import org.jspecify.annotations.NullMarked;

/// What a file is: asked of ffprobe before anything is decoded. Start at [Prober].
///
/// It decides nothing about what is done with the file.
@NullMarked
package io.kinora.media.probe;

import org.jspecify.annotations.NullMarked;

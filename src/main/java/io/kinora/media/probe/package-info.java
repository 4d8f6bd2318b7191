/// What a file is: ordinary pictures are known by their headers, of all others ffprobe is asked,
/// before anything is decoded. Start at [Prober].
///
/// It decides nothing about what is done with the file.
@NullMarked
package io.kinora.media.probe;

import org.jspecify.annotations.NullMarked;

/// Beats and bars of a sound: samples become features of hundredths of a second, these become
/// beats, beats become bars. Start at [BeatAnalysis]. Knows no files.
@NullMarked
package io.kinora.media.audio.beat;

import org.jspecify.annotations.NullMarked;

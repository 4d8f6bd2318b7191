/// What can be seen and counted in a sound: its waveform, its beats. Start at [Waveforms] or
/// [BeatFinder]. Sounds are decoded as they are read and never held whole.
@NullMarked
package io.kinora.media.audio;

import org.jspecify.annotations.NullMarked;

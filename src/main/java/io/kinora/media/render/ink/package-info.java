/// How much letters cover of each pixel, and the colours and shadows that are made of it. Start
/// at [Coverage] and [StyledLetters]. Knows no fonts, no text: plain numbers, alike on every
/// machine.
@NullMarked
package io.kinora.media.render.ink;

import org.jspecify.annotations.NullMarked;

/// Words become sound files, by a program that the operator brings. Start at [Speaker]; the page
/// `docs/sxml/speech.md` is the contract with that program.
///
/// It knows no films and no network.
@NullMarked
package io.kinora.media.speech;

import org.jspecify.annotations.NullMarked;

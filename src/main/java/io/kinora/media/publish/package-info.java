/// What a published video is made of: looked into, encoded in several sizes for HLS, kept as
/// one MP4 besides, with a poster and a storyboard, and looked at before anybody sees it. Start
/// at [Publisher]; plans: [Ladder], [EncodeCommand], [MediaPlaylist], [MasterPlaylist].
///
/// It knows local files alone: not who published, nor how files are served.
@NullMarked
package io.kinora.media.publish;

import org.jspecify.annotations.NullMarked;

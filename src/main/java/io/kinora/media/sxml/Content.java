package io.kinora.media.sxml;

/// What stands inside an effect or an overlay: a picture, a clip, or a whole scene.
public sealed interface Content permits Media, SceneNode {}

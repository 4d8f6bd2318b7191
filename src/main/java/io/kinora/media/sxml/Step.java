package io.kinora.media.sxml;

/// What stands in a sequence: a node, or a transition between two of them.
public sealed interface Step permits SceneNode, Transition {}

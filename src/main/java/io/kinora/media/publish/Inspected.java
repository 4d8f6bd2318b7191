package io.kinora.media.publish;

/// What an uploaded file turned out to be: one that can be published, or not.
public sealed interface Inspected permits Footage, MediaFault {}

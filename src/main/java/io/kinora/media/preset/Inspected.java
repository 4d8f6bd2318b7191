package io.kinora.media.preset;

/// What looking at an upload gave.
public sealed interface Inspected permits SourceFacts, FormatFault {}

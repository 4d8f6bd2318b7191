package io.kinora.api.panda;

import io.kinora.engine.cloud.CloudNotices;
import io.kinora.engine.cloud.Clouds;
import io.kinora.engine.cloud.Encodings;
import io.kinora.engine.cloud.Profiles;
import io.kinora.engine.cloud.UploadSessions;
import io.kinora.engine.cloud.UsedSignatures;
import io.kinora.engine.cloud.Videos;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Predicate;

/// What the dialect works with.
///
/// @param isNotifiable tells whether we would go to an address to tell something
public record PandaParts(
    Clouds clouds,
    Videos videos,
    Encodings encodings,
    Profiles profiles,
    UploadSessions sessions,
    CloudNotices notices,
    UsedSignatures signatures,
    Predicate<URI> isNotifiable,
    InstantSource clock) {}

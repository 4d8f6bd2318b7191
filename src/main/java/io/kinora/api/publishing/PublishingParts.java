package io.kinora.api.publishing;

import io.kinora.engine.access.AccessTokens;
import io.kinora.engine.access.Callers;
import io.kinora.engine.access.Clients;
import java.time.InstantSource;

/// What this dialect stands on.
public record PublishingParts(
    Callers callers, Clients clients, AccessTokens tokens, InstantSource clock) {}

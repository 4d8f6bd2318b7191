package io.kinora.api.flixcloud;

import io.kinora.engine.access.Access;
import io.kinora.engine.job.Jobs;
import io.kinora.engine.job.Notices;
import io.kinora.engine.recipe.Receivers;
import io.kinora.engine.recipe.Recipes;
import java.net.URI;
import java.util.function.Predicate;

/// What the dialect works with.
///
/// @param isNotifiable tells whether we would go to an address to tell something
public record FlixcloudParts(
    Access access,
    Recipes recipes,
    Receivers receivers,
    Jobs jobs,
    Notices notices,
    Predicate<URI> isNotifiable) {}

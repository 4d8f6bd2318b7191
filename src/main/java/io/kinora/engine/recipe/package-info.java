/// Recipes that tenants keep by number and name, and who is told of what is made by them. Start at
/// [Recipes]. What a recipe means is `media.recipe`'s to say.
@NullMarked
package io.kinora.engine.recipe;

import org.jspecify.annotations.NullMarked;

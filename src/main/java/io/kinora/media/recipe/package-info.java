/// Videos and sounds by recipe: settings with names, as old transcoding services had them. Start at
/// [RecipeReading], then [RecipeKitchen]. Knows no network, no tenant, and not who wrote the
/// recipe.
@NullMarked
package io.kinora.media.recipe;

import org.jspecify.annotations.NullMarked;

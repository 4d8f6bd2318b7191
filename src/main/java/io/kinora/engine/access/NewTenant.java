package io.kinora.engine.access;

import io.kinora.engine.cloud.Accounts;
import io.kinora.engine.connection.Connection;
import io.kinora.engine.film.FilmAccounts;
import io.kinora.engine.recipe.StoredRecipe;
import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Share;
import io.kinora.infra.base.TenantId;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A tenant that is to be there.
///
/// @param recipes what it has by recipe; none where it does not want that
/// @param accounts those that sign requests, with their clouds
/// @param filmAccounts those that sign requests, and have films made
/// @param shares of the lanes where they are not as usual
/// @param place where it was asked for, for messages
/// @param unused what was said of it that this version does not use yet
record NewTenant(
    TenantId id,
    NewCredentials credentials,
    Optional<NewRecipes> recipes,
    List<Accounts.Wanted> accounts,
    List<FilmAccounts.Wanted> filmAccounts,
    List<Connection> connections,
    Limits limits,
    Map<Lane, Share> shares,
    String place,
    List<String> unused) {

  /// Recipes that a tenant is to have.
  ///
  /// @param recipes         empty for those that come with Kinora
  /// @param notificationUrl who is told of jobs that do not say it themselves
  record NewRecipes(List<StoredRecipe> recipes, @Nullable URI notificationUrl) {

    NewRecipes {
      recipes = List.copyOf(recipes);
    }
  }

  NewTenant {
    accounts = List.copyOf(accounts);
    filmAccounts = List.copyOf(filmAccounts);
    connections = List.copyOf(connections);
    shares = Map.copyOf(shares);
    unused = List.copyOf(unused);
  }
}

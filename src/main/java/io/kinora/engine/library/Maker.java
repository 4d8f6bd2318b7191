package io.kinora.engine.library;

import io.kinora.infra.base.TenantId;

/// The run that makes files: for whom, for which asset, and as what.
///
/// @param attempt the run, counted from 1; a later run replaces what an earlier one made
/// @param kind    of its work, such as `image.thumb`
public record Maker(TenantId tenant, AssetId asset, int attempt, String kind) {

  public Maker {
    if (attempt < 1) {
      throw new IllegalArgumentException("attempt counts from 1, is " + attempt);
    }
  }
}

package io.kinora.api.factory;

import io.kinora.engine.film.Definitions;
import io.kinora.engine.film.FilmAccounts;
import io.kinora.engine.film.FilmRecords;
import io.kinora.engine.film.Renditions;
import io.kinora.engine.task.TaskEngine;
import io.kinora.infra.outbound.Deliveries;

/// What this dialect is made from.
///
/// @param addresses  of the files that it leads to
/// @param deliveries knows which addresses nobody will ever be told at
public record FactoryParts(
    FilmAccounts accounts,
    FilmRecords records,
    Definitions definitions,
    Renditions renditions,
    StorageAddresses addresses,
    TaskEngine engine,
    Deliveries deliveries) {}

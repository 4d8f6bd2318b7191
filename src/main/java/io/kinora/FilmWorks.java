package io.kinora;

import io.kinora.api.factory.FactoryDialect;
import io.kinora.api.factory.FactoryParts;
import io.kinora.api.factory.FactoryStorageDialect;
import io.kinora.api.factory.FilmWords;
import io.kinora.api.factory.StorageAddresses;
import io.kinora.engine.connection.Platforms;
import io.kinora.engine.delivery.Carriers;
import io.kinora.engine.film.Definitions;
import io.kinora.engine.film.DeliverFilm;
import io.kinora.engine.film.FilmAccounts;
import io.kinora.engine.film.FilmFollower;
import io.kinora.engine.film.FilmKeeping;
import io.kinora.engine.film.FilmNotices;
import io.kinora.engine.film.FilmWording;
import io.kinora.engine.film.RenderFilm;
import io.kinora.engine.film.Renditions;
import io.kinora.engine.letter.LetterBox;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskFollower;
import io.kinora.engine.task.Work;
import io.kinora.engine.work.Workshop;
import java.util.List;

/// All that films by definitions need, put together.
final class FilmWorks {

  private FilmWorks() {}

  static FactoryDialect dialect(Foundation foundation, TaskEngine engine) {
    return new FactoryDialect(
        FactorySettingTable.of(foundation.settings(), foundation.publicUrl()),
        parts(foundation, engine));
  }

  static FactoryStorageDialect storage(Foundation foundation, TaskEngine engine) {
    return new FactoryStorageDialect(parts(foundation, engine));
  }

  private static FactoryParts parts(Foundation foundation, TaskEngine engine) {
    var definitions =
        new Definitions(foundation.films(), foundation.workFolder(), Server.FREE_SPACE);
    return new FactoryParts(
        new FilmAccounts(foundation.database(), foundation.vault(), foundation.clock()),
        foundation.films(),
        definitions,
        new Renditions(
            foundation.films(), wording(foundation), letters(foundation), definitions, engine),
        addresses(foundation),
        engine,
        foundation.outbound().deliveries());
  }

  private static StorageAddresses addresses(Foundation foundation) {
    return new StorageAddresses(
        FactorySettingTable.of(foundation.settings(), foundation.publicUrl()),
        foundation.vault(),
        foundation.clock());
  }

  private static FilmWording wording(Foundation foundation) {
    return new FilmWords(addresses(foundation));
  }

  /// Tells customers what becomes of their films; it is an errand, too.
  static LetterBox letters(Foundation foundation) {
    return FilmNotices.box(foundation.films(), foundation.outbound().deliveries());
  }

  /// What makes films, and brings them to where they are wanted.
  static List<Work> works(Foundation foundation, Workshop workshop, Platforms platforms) {
    FilmWording wording = wording(foundation);
    LetterBox letters = letters(foundation);
    var carriers = new Carriers(foundation.outbound().calls(), foundation.transfers(), platforms);
    return List.of(
        new RenderFilm(foundation.films(), wording, letters, workshop),
        new DeliverFilm(foundation.films(), wording, letters, workshop, carriers));
  }

  static TaskFollower follower(Foundation foundation) {
    return new FilmFollower(foundation.films(), wording(foundation), letters(foundation));
  }

  static FilmKeeping keeping(Foundation foundation) {
    return new FilmKeeping(
        foundation.films(), letters(foundation), FactorySettingTable.lives(foundation.settings()));
  }
}
